/** Reads every document as text and does nothing with it. */
import { readFileSync } from 'node:fs';
import { documentFiles } from './documentFiles.js';
import { report } from './report.js';

const files = documentFiles(process.argv[2] ?? '');
let characters = 0;
for (const file of files) {
  characters += readFileSync(file, 'utf8').length;
}
report({ documents: files.length, characters });
