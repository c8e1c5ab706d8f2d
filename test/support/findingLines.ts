import assert from 'node:assert/strict';
import { findingsIn } from '../../src/core/rules/findings.js';
import { exampleDay } from './exampleLibrary.js';
import { libraryOf } from './libraryOf.js';

/** The document that `checkFindings` writes. */
export const checkedPath = 'document.md';

/** Settings under which nothing is missing from the library as a whole. */
export const quietSettings = {
  '.sop/library.yml': 'workflows: [incident, project]\nrules: { workflow/no-sop: off }\n',
  '.sop/roster.yml': `people:
  dana: { name: Dana Reyes, email: dana@msp.example }
  ola: { name: Ola Berg, email: ola@msp.example, until: 2026-01-31 }
roles:
  noc: [dana]
  project-team: [dana]
`,
};

/** Holds the findings of one document, as `line code`, to what is expected on the day of the examples. */
export function checkFindings(
  text: string,
  expected: readonly string[],
  files: Readonly<Record<string, string>> = {},
): void {
  const library = libraryOf({ ...quietSettings, ...files, [checkedPath]: text });
  const document = library.documents.get(checkedPath);
  assert.ok(document);
  const found = findingsIn(library, document, exampleDay);
  const lines = found.map(({ code, range }) => `${range.start.line + 1} ${code}`);
  const messages = found.map(({ message }) => message).join('\n');
  assert.deepEqual(lines, expected, `${text}\n${messages}`);
}
