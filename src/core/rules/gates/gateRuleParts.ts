/** What the rules about gates and sign-offs share. */
import type { Document } from '../../document/document.js';
import { gateCaseOf, type GateCase } from '../../gate/gateCase.js';
import { hasGates } from '../../gate/hasGates.js';
import { documentsWithKey } from '../../library/gatedDocuments.js';
import { emptyLibrary } from '../../library/emptyLibrary.js';
import type { Library } from '../../library/library.js';
import type { Hash } from '../../text/hash.js';
import { remembered } from '../../memory/remembered.js';
import type { Configuration } from '../../schema/configuration.js';
import type { Roster } from '../../schema/roster.js';
import { offsetAt, type PositionRange } from '../../text/lineMap.js';
import type { TextRange } from '../../text/textRange.js';
import { topOf, valueOf } from '../places.js';
import type { RuleContext } from '../rule.js';

const settingsOnly = remembered((hash: Hash) =>
  remembered((configuration: Configuration) =>
    remembered((roster: Roster) => emptyLibrary(configuration, roster, hash)),
  ),
);

/** The case of a document by itself: gates, records and what they are worth depend on no other document. */
export function gateCaseIn({
  configuration,
  roster,
  hash,
  document,
  today,
}: RuleContext): GateCase {
  return gateCaseOf(settingsOnly(hash)(configuration)(roster), document, today);
}

/** Whether the frontmatter has a value under `key`. */
export function isSet({ frontmatter: { data } }: Document, key: string): boolean {
  return data[key] !== undefined && data[key] !== null && data[key] !== '';
}

/** The documents that pass gates of their own. */
export function gatedDocuments(library: Library): readonly Document[] {
  return documentsWithKey(library, 'gates').filter((document) => hasGates(library, document));
}

/** Where a gate is defined: its id. */
export function placeOfGate(
  document: Document,
  id: string,
  below: readonly string[] = ['id'],
): TextRange {
  const { gates } = document.frontmatter.data;
  const index = Array.isArray(gates)
    ? gates.findIndex(
        (gate: unknown) =>
          typeof gate === 'object' && gate !== null && 'id' in gate && gate.id === id,
      )
    : -1;
  return index < 0 ? topOf(document) : valueOf(document, ['gates', index, ...below]);
}

/** Where a record stands: its first key, since a whole record is many lines. */
export function placeOfRecord(document: Document, index: number): TextRange {
  return valueOf(document, ['sign_offs', index, 'gate']);
}

/** The range in the text that lines and columns name. */
export function rangeAt({ lines }: Document, { start, end }: PositionRange): TextRange {
  return { start: offsetAt(lines, start), end: offsetAt(lines, end) };
}
