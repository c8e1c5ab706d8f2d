/** Everything a verdict on one document is made from, gathered once. */
import type { Document } from '../document/document.js';
import { createDayMemory } from '../library/dayMemory.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { parseGates, type FieldProblem, type GateDefinition } from '../schema/gateDefinition.js';
import type { Profile } from '../schema/profile.js';
import { isBookkeeping } from '../signoff/bookkeeping.js';
import { fingerprintOf, type FingerprintInput } from '../signoff/fingerprint.js';
import { parseSignOffs } from '../signoff/signOffRecord.js';
import type { RoleNames } from '../signoff/coverage.js';
import { standingsOf, type Standing } from './standing.js';

export interface GateCase {
  readonly library: Library;
  readonly document: Document;
  readonly profile: Profile;
  readonly today: CivilDate;
  readonly gates: readonly GateDefinition[];
  readonly names: RoleNames;
  readonly standings: readonly Standing[];
  readonly gateProblems: readonly FieldProblem[];
  readonly signOffProblems: readonly FieldProblem[];
}

/** What of a case depends on nothing but the document, the settings and the day. */
type CaseFacts = Omit<GateCase, 'library'>;

const factsOn = createDayMemory<CaseFacts>();

/**
 * Gathers the case of `document`.
 *
 * Fingerprints are the dear part of it, so that it outlives the snapshot: a keystroke elsewhere computes none again.
 */
export function gateCaseOf(library: Library, document: Document, today: CivilDate): GateCase {
  const known = factsOn(library, today);
  let facts = known.get(document);
  if (!facts) {
    facts = factsOf(library, document, today);
    known.set(document, facts);
  }
  return { library, ...facts };
}

function factsOf(library: Library, document: Document, today: CivilDate): CaseFacts {
  const profile = profileIn(library, document);
  const { data } = document.frontmatter;
  const parsedGates = parseGates(data['gates']);
  const parsedSignOffs = parseSignOffs(data['sign_offs']);
  const names = roleNamesOf(library, profile, parsedGates.gates);
  const fingerprints = new Map<string, string>();
  const contentOf = (gate: GateDefinition) => {
    let content = fingerprints.get(gate.id);
    if (content === undefined) {
      const input = fingerprintInputOf(library, document, { gate });
      content = input === undefined ? 'unknown' : fingerprintOf(input, library.hash);
      fingerprints.set(gate.id, content);
    }
    return content;
  };
  return {
    document,
    profile,
    today,
    gates: parsedGates.gates,
    names,
    standings: standingsOf({
      records: parsedSignOffs.records,
      gates: parsedGates.gates,
      roster: library.roster,
      owner: profile.owner,
      today,
      hash: library.hash,
      contentOf,
      overrideRoles: library.configuration.policy.overrideRoles,
    }),
    gateProblems: parsedGates.problems,
    signOffProblems: parsedSignOffs.problems,
  };
}

/** The roles a document's mentions can name: the roster's, its gates', its owner. */
export function roleNamesOf(
  library: Library,
  profile: Profile,
  gates: readonly GateDefinition[],
): RoleNames {
  const roles = new Set(library.roster.roles.keys());
  for (const gate of gates) {
    for (const role of [...(gate.items.roles ?? []), ...(gate.sign ? [gate.sign.role] : [])]) {
      roles.add(role);
    }
  }
  if (profile.owner !== undefined && !library.roster.people.has(profile.owner)) {
    roles.add(profile.owner);
  }
  return { roles, ...(profile.owner === undefined ? {} : { owner: profile.owner }) };
}

/** What of a document is fingerprinted: what one gate looks at, and in which text if not the kept one. */
export interface SignedPart {
  readonly gate?: GateDefinition | undefined;
  readonly text?: string | undefined;
}

/**
 * What the fingerprint of `gate` (or, without one, of the whole document) is computed from.
 *
 * Undefined when the document has no id, or when neither `text` nor the document's own kept text is there.
 */
export function fingerprintInputOf(
  library: Library,
  document: Document,
  { gate, text = document.text }: SignedPart = {},
): FingerprintInput | undefined {
  const profile = profileIn(library, document);
  const { gates } = parseGates(document.frontmatter.data['gates']);
  if (text === undefined || profile.id === undefined) {
    return undefined;
  }
  return {
    document,
    text,
    documentId: profile.id,
    gate,
    gates,
    bookkeeping: [...(profile.kind?.bookkeeping ?? []), ...foreignBookkeeping(library)],
    names: roleNamesOf(library, profile, gates),
  };
}

/** Other people's keys for what no sign-off covers: a review may move `last_reviewed_on` as well as `reviewed_on`. */
function foreignBookkeeping({ configuration }: Library): readonly string[] {
  return [...configuration.foreignKeys].flatMap(([key, foreign]) =>
    isBookkeeping(key) ? foreign.map((each) => each.key) : [],
  );
}
