/** Fingerprint `c1` of what a gate's signers sign; docs/sign-offs.md describes the format. */
import { stateOf } from '../checklist/itemState.js';
import type { Document, Item } from '../document/document.js';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import type { Hash } from '../text/hash.js';
import { canonicalText } from './canonicalText.js';
import { itemsLookedAt, type RoleNames } from './coverage.js';
import { coveredBody } from './coveredBody.js';
import { coveredFields } from './coveredFields.js';

/** Everything a fingerprint depends on. The document's path is not among it: a move voids nothing. */
export interface FingerprintInput {
  readonly document: Document;
  /** The text `document` was read from. */
  readonly text: string;
  readonly documentId: string;
  /** The gate to sign, or undefined for the whole document, as templates and reviews are pinned. */
  readonly gate: GateDefinition | undefined;
  /** All gates of the document: what they block is not covered. */
  readonly gates: readonly GateDefinition[];
  /** Further keys that the document's kind keeps for bookkeeping. */
  readonly bookkeeping: readonly string[];
  readonly names: RoleNames;
}

const wholeDocument: GateDefinition = {
  id: '',
  title: '',
  items: {},
  after: [],
  lessonsNeeded: 0,
  blocks: [],
};

/**
 * `c1:` and the SHA-256 of the canonical JSON of `{v, doc, gate, meta, items, body}`, and of `links` where references lead out of the body.
 *
 * Byte order mark, line endings, trailing blanks, Unicode form, `[X]`, YAML style and key order make no difference.
 * The definition is frozen: a better one would be `c2`, beside it.
 */
export function fingerprintOf(input: FingerprintInput, hash: Hash): string {
  return `c1:${hash(canonicalText(signedContentOf(input)))}`;
}

/** What a fingerprint is made from, for showing a signer what is signed and what changed since. */
export function signedContentOf(input: FingerprintInput): YamlMapping {
  const { document, text, gate = wholeDocument, names } = input;
  const looked = itemsLookedAt(document, gate.items, names);
  const body = coveredBody(document, text, { selection: gate.items, looked });
  return {
    v: 'c1',
    doc: input.documentId,
    gate: gate.id,
    meta: coveredFields(document.frontmatter, [
      ...input.bookkeeping,
      ...input.gates.flatMap(({ blocks }) => blocks),
    ]),
    items: looked.flatMap((index) => {
      const item = document.items[index];
      return item ? [itemContent(document, item)] : [];
    }),
    body: body.text,
    ...(body.links.length === 0 ? {} : { links: body.links }),
  };
}

function itemContent(document: Document, item: Item): YamlValue {
  return {
    key: item.key ?? null,
    state: stateOf(item),
    depth: item.depth,
    text: item.text.trim().replace(/\s+/gu, ' '),
    evidence: [
      ...item.links.flatMap((index) => document.links[index]?.target ?? []),
      ...Object.entries(item.details).map(([name, value]) => [name, value]),
    ],
  };
}
