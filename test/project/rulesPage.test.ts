import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findingsOf } from '../../src/core/rules/findings.js';
import { exampleDay } from '../support/exampleLibrary.js';
import { libraryOf } from '../support/libraryOf.js';
import { rulesPage, rulesPagePath } from '../support/rulesPage.js';

describe('the page of the rules', () => {
  it('is what the rules say; `npm run docs` writes it', () => {
    assert.equal(readFileSync(rulesPagePath, 'utf8'), rulesPage());
  });

  it('has no broken link of its own', () => {
    const findings = findingsOf(libraryOf({ [rulesPagePath]: rulesPage() }), exampleDay);
    assert.deepEqual(
      findings.filter(({ code }) => code.startsWith('link/')).map(({ message }) => message),
      [],
    );
  });
});
