import type { CheatCase } from './cheatCase.js';
import { clones, honestClones } from './clones.js';
import { confusables } from './confusables.js';
import { decisions } from './decisions.js';
import { duties } from './duties.js';
import { edits } from './edits.js';
import { honest } from './honest.js';
import { honestWork } from './honestWork.js';
import { items } from './items.js';
import { namesAndAuthors } from './namesAndAuthors.js';
import { places } from './places.js';
import { policy } from './policy.js';
import { records } from './records.js';
import { honestSignatures, signatures } from './signatures.js';
import { time } from './time.js';
import { yaml } from './yaml.js';

/** The whole suite. Cases are frozen: what a case expects changes only when the promise to users does. */
export const families: Readonly<Record<string, readonly CheatCase[]>> = {
  'names and authors': namesAndAuthors,
  time,
  'edits after signing': edits,
  records,
  signatures,
  'honest signatures': honestSignatures,
  'items weakened': items,
  'templates and roster': policy,
  'roles and duties': duties,
  'decisions that do not hold': decisions,
  'look-alike names': confusables,
  'tricks of YAML': yaml,
  'ids and places': places,
  clones,
  'honest clones': honestClones,
  'honest edits': honest,
  'honest work': honestWork,
};
