/** A sign-off before it is written: may this person make it, and what exactly would the record say? */
import type { Document } from '../document/document.js';
import type { YamlMapping } from '../document/frontmatter.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import { findPerson, rolesOf } from '../schema/rosterLookup.js';
import type { Person } from '../schema/roster.js';
import { fingerprintOf, signedContentOf } from '../signoff/fingerprint.js';
import { policyDigest } from '../signoff/policyDigest.js';
import type { Decision } from '../signoff/signOffRecord.js';
import { fingerprintInputOf } from './gateCase.js';
import type { GateReason } from './gateReason.js';
import type { GateVerdict } from './gateVerdict.js';
import { isOfOwner, mayDecide, needsIndependence, type Standing } from './standing.js';
import { verdictOf } from './verdict.js';

/** What somebody wants to decide about a gate. */
export interface SignOffRequest {
  readonly gate: string;
  readonly decision: Decision;
  /** Role to sign in; needed only by people of several roles that may. */
  readonly role?: string;
  /** Reason; needed for every decision but an acceptance, where it re-affirms a minor change. */
  readonly note?: string;
  /** Keys of the items that a return wants mended. */
  readonly items?: readonly string[];
  /** Last day of an override. */
  readonly until?: CivilDate;
}

/** Who is signing, and when. */
export interface SigningOccasion {
  /** git e-mail address; undefined when git has none. */
  readonly email: string | undefined;
  /** UTC instant, RFC 3339 with seconds. */
  readonly at: string;
}

export type SignOffPlan =
  | { readonly kind: 'planned'; readonly record: YamlMapping; readonly summary: SignOffSummary }
  | { readonly kind: 'refused'; readonly refusals: readonly SignOffRefusal[] };

/** What a signer is shown before signing. */
export interface SignOffSummary {
  readonly gate: GateDefinition;
  readonly person: Person;
  readonly role: string;
  /** What the fingerprint is made from: fields, items, body. */
  readonly content: YamlMapping;
}

/** Why the sign-off cannot be made; those about the document carry their place. */
export interface SignOffRefusal {
  readonly code: SignOffRefusalCode;
  readonly message: string;
  readonly reason?: GateReason;
}

export type SignOffRefusalCode =
  | 'no-gate'
  | 'no-identity'
  | 'not-in-roster'
  | 'not-in-role'
  | 'not-independent'
  | 'not-ready'
  | 'already-signed'
  | 'nothing-to-revoke'
  | 'note-missing'
  | 'until-missing'
  | 'item-unknown';

/** Plans the sign-off of `document` as `text` has it; refusals come all at once, people first. */
export function planSignOff(
  subject: { readonly library: Library; readonly document: Document; readonly text: string },
  request: SignOffRequest,
  occasion: SigningOccasion,
): SignOffPlan {
  const { library, document, text } = subject;
  const today = occasion.at.slice(0, 10) as CivilDate;
  const verdict = verdictOf(library, document, today);
  const gateVerdict = verdict.gates.find(({ gate }) => gate.id === request.gate);
  if (!gateVerdict) {
    const known = verdict.gates.map(({ gate }) => gate.id).join(', ');
    return refuse(
      'no-gate',
      `The document has no gate "${request.gate}"${known === '' ? '.' : `; it has ${known}.`}`,
    );
  }
  const signer = identify(subject, { gate: gateVerdict.gate, request, occasion, today });
  if ('refusals' in signer) {
    return signer;
  }
  const target = request.decision === 'revoked' ? ownRecord(gateVerdict, signer.person) : undefined;
  const refusals = [
    ...requestRefusals(document, request),
    ...decisionRefusals(gateVerdict, { request, person: signer.person, target }),
  ];
  const input = fingerprintInputOf(library, document, { gate: gateVerdict.gate, text });
  if (!input) {
    return refuse('not-ready', 'The document has no id to sign.');
  }
  if (refusals.length > 0) {
    return { kind: 'refused', refusals };
  }
  const meaning = request.decision === 'accepted' ? gateVerdict.gate.meaning : undefined;
  const record = {
    gate: request.gate,
    decision: request.decision,
    role: signer.role,
    name: signer.person.name,
    by: signer.email,
    at: occasion.at,
    ...(meaning === undefined ? {} : { meaning }),
    content: fingerprintOf(input, library.hash),
    policy: policyDigest(library.roster, document.frontmatter.data, library.hash),
    prev: verdict.signOffs.at(-1)?.id ?? 'none',
    ...(request.note === undefined ? {} : { note: request.note }),
    ...(request.items === undefined || request.items.length === 0 ? {} : { items: request.items }),
    ...(request.until === undefined ? {} : { until: request.until }),
    ...(target === undefined ? {} : { target: target.id }),
  };
  const summary = { gate: gateVerdict.gate, ...signer, content: signedContentOf(input) };
  return { kind: 'planned', record, summary };
}

interface Signer {
  readonly person: Person;
  readonly role: string;
  readonly email: string;
}

interface SigningCase {
  readonly gate: GateDefinition;
  readonly request: SignOffRequest;
  readonly occasion: SigningOccasion;
  readonly today: CivilDate;
}

type Refused = Extract<SignOffPlan, { readonly kind: 'refused' }>;

function identify(
  { library, document }: { readonly library: Library; readonly document: Document },
  { gate, request, occasion: { email }, today }: SigningCase,
): Signer | Refused {
  if (email === undefined) {
    return refuse(
      'no-identity',
      'git does not know who you are; set it with: git config user.email you@company.example',
    );
  }
  const person = findPerson(library.roster, email);
  if (!person) {
    return refuse(
      'not-in-roster',
      `${email} is not in .sop/roster.yml; ask whoever keeps the roster to add you.`,
    );
  }
  const { overrideRoles } = library.configuration.policy;
  const mine = rolesOf(library.roster, person.handle, today);
  const fitting = mine.filter((role) =>
    mayDecide(gate, { role, decision: request.decision }, overrideRoles),
  );
  const role =
    request.role === undefined ? fitting[0] : fitting.find((each) => each === request.role);
  if (role === undefined) {
    const wanted = request.role ?? gate.sign?.role ?? 'nobody';
    return refuse(
      'not-in-role',
      `"${gate.title}" is signed by ${wanted}; ${person.name} holds ${mine.join(', ') || 'no role'} today.`,
    );
  }
  const { owner } = profileIn(library, document);
  if (
    request.decision !== 'revoked' &&
    needsIndependence(gate, owner) &&
    isOfOwner({ roster: library.roster, owner }, person, today)
  ) {
    return refuse(
      'not-independent',
      `"${gate.title}" needs somebody independent; ${person.name} belongs to its owner, ${owner ?? ''}.`,
    );
  }
  return { person, role, email };
}

function requestRefusals(
  document: Document,
  { decision, note, until, items }: SignOffRequest,
): readonly SignOffRefusal[] {
  const refusals: SignOffRefusal[] = [];
  if (decision !== 'accepted' && (note ?? '').trim() === '') {
    refusals.push({
      code: 'note-missing',
      message: `A sign-off that is ${decision} needs a note with the reason.`,
    });
  }
  if (decision === 'overridden' && until === undefined) {
    refusals.push({ code: 'until-missing', message: 'An override needs its last day.' });
  }
  for (const key of items ?? []) {
    if (!document.items.some((item) => item.key === key)) {
      refusals.push({ code: 'item-unknown', message: `The document has no item "${key}".` });
    }
  }
  return refusals;
}

function decisionRefusals(
  { verdict, reasons, signOffs, gate }: GateVerdict,
  {
    request,
    person,
    target,
  }: {
    readonly request: SignOffRequest;
    readonly person: Person;
    readonly target: Standing | undefined;
  },
): readonly SignOffRefusal[] {
  if (request.decision === 'revoked') {
    return target
      ? []
      : [
          {
            code: 'nothing-to-revoke',
            message: `${person.name} has no sign-off of "${gate.title}" to withdraw.`,
          },
        ];
  }
  if (request.decision !== 'accepted') {
    return [];
  }
  const signed = signOffs.some(
    ({ record, worth }) =>
      record.decision === 'accepted' && worth === 'counts' && record.name === person.name,
  );
  if (signed && verdict !== 'returned') {
    return [
      { code: 'already-signed', message: `${person.name} has signed "${gate.title}" as it is.` },
    ];
  }
  return reasons
    .filter(({ code }) => !awaitsSigner.has(code))
    .map((reason) => ({ code: 'not-ready', message: reason.message, reason }));
}

/** What a signature itself settles, or a signer's own return. */
const awaitsSigner: ReadonlySet<string> = new Set([
  'signature-missing',
  'signature-stale',
  'returned',
]);

/** The person's latest record on the gate that still has an effect. */
function ownRecord({ signOffs }: GateVerdict, person: Person): Standing | undefined {
  return signOffs.findLast(
    ({ record, worth }) =>
      record.name === person.name &&
      record.decision !== 'revoked' &&
      (worth === 'counts' || worth === 'stale'),
  );
}

function refuse(code: SignOffRefusalCode, message: string): Refused {
  return { kind: 'refused', refusals: [{ code, message }] };
}
