import type { CheatCase } from './cheatCase.js';
import { edits } from './edits.js';
import { items } from './items.js';
import { namesAndAuthors } from './namesAndAuthors.js';
import { records } from './records.js';
import { honestSignatures, signatures } from './signatures.js';
import { time } from './time.js';

/** The whole suite. Cases are frozen: what a case expects changes only when the promise to users does. */
export const families: Readonly<Record<string, readonly CheatCase[]>> = {
  'names and authors': namesAndAuthors,
  time,
  'edits after signing': edits,
  records,
  signatures,
  'honest signatures': honestSignatures,
  'items weakened': items,
};
