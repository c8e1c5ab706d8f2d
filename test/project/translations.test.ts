import assert from 'node:assert/strict';
import fs from 'node:fs';
import { columnLabel } from '../../src/core/lists/columnLabel.js';
import { documentFields } from '../../src/core/query/documentFields.js';
import {
  englishBundle,
  englishBundlePath,
  placeholdersOf,
  readBundle,
  spanishBundlePath,
  translatedTexts,
} from '../support/translations.js';

describe('what the extension says', () => {
  const texts = translatedTexts();

  it('is spelled out in each call, so that it can be translated', () => {
    assert.deepEqual(
      texts.filter(({ text }) => text === undefined).map(({ place }) => place),
      [],
    );
  });

  it('gets as many values as it has places for them', () => {
    const wrong = texts.filter(({ text = '', values }) => {
      const places = placeholdersOf(text).filter((each) => each.startsWith('{'));
      const expected = Array.from({ length: values }, (_, index) => `{${index}}`);
      return places.join() !== expected.sort().join();
    });
    assert.deepEqual(
      wrong.map(({ place }) => place),
      [],
    );
  });

  it('begins and ends with no blank, which would join it to another text', () => {
    const wrong = texts.filter(({ text = '' }) => text !== text.trim());
    assert.deepEqual(
      wrong.map(({ place }) => place),
      [],
    );
  });

  it('holds the heading of every column that a list has without being told its name', () => {
    const told = new Set(texts.map(({ text }) => text));
    const missing = documentFields.map(({ name }) => columnLabel(name));
    assert.deepEqual(
      missing.filter((label) => !told.has(label)),
      [],
    );
  });

  it('is listed for translators; `npm run l10n` writes the list', () => {
    assert.deepEqual(readBundle(englishBundlePath), englishBundle());
  });
});

describe('the Spanish translation', () => {
  const english = Object.keys(readBundle(englishBundlePath));
  const spanish = readBundle(spanishBundlePath);

  /** Texts whose translation differs from them in what `featureOf` sees. */
  function check(featureOf: (text: string) => unknown): void {
    const wrong = english.filter(
      (text) => JSON.stringify(featureOf(text)) !== JSON.stringify(featureOf(spanish[text] ?? '')),
    );
    assert.deepEqual(wrong, []);
  }

  it('has a text for each, in the same order, and no other', () => {
    assert.deepEqual(Object.keys(spanish), english);
    assert.deepEqual(
      english.filter((text) => spanish[text]?.trim() === ''),
      [],
    );
  });

  it('has the same values and icons', () => {
    check(placeholdersOf);
  });

  it('ends as the text does', () => {
    check((text) => /(\.\.\.|[.…?:])$/.exec(text)?.[0]);
  });

  it('opens each question as Spanish does', () => {
    const wrong = Object.values(spanish).filter(
      (text) => text.split('?').length !== text.split('¿').length && !text.includes('/open?'),
    );
    assert.deepEqual(wrong, []);
  });

  it('is where the manifest says', () => {
    const { l10n } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { l10n: string };
    assert.equal(l10n, './l10n');
  });
});
