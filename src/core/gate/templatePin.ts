import { parseDocument } from '../document/parseDocument.js';
import { applyChanges } from '../library/applyChanges.js';
import { emptyLibrary } from '../library/emptyLibrary.js';
import { parseConfiguration } from '../schema/parseConfiguration.js';
import { parseRoster } from '../schema/parseRoster.js';
import type { Hash } from '../text/hash.js';
import { templateContent } from './pinReasons.js';

/**
 * Fingerprint of a template that is in no library yet, for the documents made from it at once; undefined without an id.
 *
 * The library it comes to must not have settings of its own for templates.
 */
export function templatePin(text: string, hash: Hash): string | undefined {
  const nothing = emptyLibrary(parseConfiguration(undefined), parseRoster(undefined), hash);
  const document = parseDocument('template.md', { text, bom: false });
  const { library } = applyChanges(nothing, [{ kind: 'document', document }]);
  return templateContent(library, document);
}
