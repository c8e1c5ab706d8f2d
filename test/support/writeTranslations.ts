/**
 * Writes the texts that the extension shows for translators, and puts the Spanish ones into their order; run by
 * `npm run l10n`. A text that is gone is dropped there, and a new one is named, because only a person can translate it.
 */
import { writeFileSync } from 'node:fs';
import {
  englishBundle,
  englishBundlePath,
  formatBundle,
  readBundle,
  spanishBundlePath,
} from './translations.js';

const english = englishBundle();
const spanish = readBundle(spanishBundlePath);
const translated = Object.keys(english).filter((text) => spanish[text] !== undefined);
writeFileSync(englishBundlePath, formatBundle(english));
writeFileSync(
  spanishBundlePath,
  formatBundle(Object.fromEntries(translated.map((text) => [text, spanish[text] ?? '']))),
);
for (const text of Object.keys(english)) {
  if (spanish[text] === undefined) console.log(`${spanishBundlePath} lacks: ${text}`);
}
