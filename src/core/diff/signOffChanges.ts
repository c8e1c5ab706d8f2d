/** Which sign-offs came, which went, and which no longer count. */
import { isSameYaml } from '../document/yamlEquality.js';
import { gateCaseOf, type GateCase } from '../gate/gateCase.js';
import type { Standing } from '../gate/standing.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Decision } from '../signoff/signOffRecord.js';
import type { Change, Severity } from './change.js';
import { lineOfField, type Version } from './version.js';
import { quote } from './wording.js';

export interface SignOffChanges {
  readonly changes: readonly Change[];
  /** Titles of gates that had all their acceptances and lack some now. */
  readonly lostAcceptances: readonly string[];
}

/** A side that is missing has no sign-offs: the document was added or removed. */
export interface SignedSides {
  readonly base: Version | undefined;
  readonly head: Version | undefined;
  readonly today: CivilDate;
}

const nothing: SignOffChanges = { changes: [], lostAcceptances: [] };

export function signOffChanges({ base, head, today }: SignedSides): SignOffChanges {
  if (base && head && hasSameGroundless(base, head)) {
    return nothing;
  }
  const [old, now] = [caseOf(base, today), caseOf(head, today)];
  if ((old?.standings.length ?? 0) === 0 && (now?.standings.length ?? 0) === 0) {
    return nothing;
  }
  const known = new Map(old?.standings.map((standing) => [standing.id, standing]));
  const here = new Map(now?.standings.map((standing) => [standing.id, standing]));
  const voided = (old?.standings ?? []).flatMap((standing) =>
    voidedChange({ old, now, base, head }, standing, here.get(standing.id)),
  );
  const added = (now?.standings ?? []).flatMap((standing): readonly Change[] => {
    const before = known.get(standing.id);
    if (before === undefined) {
      return [addedChange(now, head, standing)];
    }
    const isBack = standing.worth === 'counts' && before.worth !== 'counts';
    return isBack ? [countsAgain(now, { base, head }, { before, standing })] : [];
  });
  const lostAcceptances = (old?.gates ?? [])
    .filter((gate) => hasAcceptances(old, gate.id) && !hasAcceptances(now, gate.id))
    .map(({ title }) => title);
  return { changes: [...voided, ...added], lostAcceptances };
}

/** Whether both have the same sign-offs, none of which can count, since there is no gate. */
function hasSameGroundless(base: Version, head: Version): boolean {
  const [before, after] = [base.document.frontmatter.data, head.document.frontmatter.data];
  return (
    before['gates'] === undefined &&
    after['gates'] === undefined &&
    isSameYaml(before['sign_offs'], after['sign_offs'])
  );
}

function caseOf(version: Version | undefined, today: CivilDate): GateCase | undefined {
  return version?.document.frontmatter.data['sign_offs'] === undefined
    ? undefined
    : gateCaseOf(version.library, version.document, today);
}

/** Whether as many people as the gate wants have accepted, each with a record that counts. */
function hasAcceptances(gateCase: GateCase | undefined, id: string): boolean {
  const count = gateCase?.gates.find((gate) => gate.id === id)?.sign?.count;
  const people = new Set(
    (gateCase?.standings ?? [])
      .filter(
        ({ record, worth }) =>
          record.gate === id && record.decision === 'accepted' && worth === 'counts',
      )
      .map(({ record }) => record.name),
  );
  return count !== undefined && people.size >= count;
}

interface Places {
  readonly old: GateCase | undefined;
  readonly now: GateCase | undefined;
  readonly base: Version | undefined;
  readonly head: Version | undefined;
}

function voidedChange(
  { old, now, base, head }: Places,
  standing: Standing,
  here: Standing | undefined,
): readonly Change[] {
  const { record } = standing;
  // Places are dear: they are looked for only where there is something to tell.
  const lines = () => ({
    baseLine: base && lineOfField(base, ['sign_offs', record.index]),
    headLine: here && head && lineOfField(head, ['sign_offs', here.record.index]),
  });
  const what = `${words[record.decision].noun} of ${gateTitle(old, record.gate)} by ${record.name} (${record.role}) on ${dayOf(record.at)}`;
  if (here === undefined) {
    const message =
      head === undefined
        ? `The ${what} was removed with the document.`
        : `The ${what} was removed from the document or altered.`;
    return [{ code: 'sign-off-voided', severity: 'loosens', message, ...lines() }];
  }
  // Who decided anew is told by the new record.
  if (standing.worth !== 'counts' || here.worth === 'counts' || here.worth === 'superseded') {
    return [];
  }
  const stillAccepted = record.decision !== 'accepted' || hasAcceptances(now, record.gate);
  const severity: Severity =
    stillAccepted && record.decision !== 'returned' ? 'neutral' : 'loosens';
  const why = here.faults[0]?.message;
  return [
    {
      code: 'sign-off-voided',
      severity,
      message: `The ${what} no longer counts${why === undefined ? '.' : `: ${lowered(why)}`}`,
      ...lines(),
    },
  ];
}

function addedChange(
  now: GateCase | undefined,
  head: Version | undefined,
  { record, worth, faults }: Standing,
): Change {
  const note = record.note === undefined ? '' : `: ${quote(record.note)}`;
  const until = record.until === undefined ? '' : ` until ${record.until}`;
  const invalid =
    worth === 'counts' || worth === 'superseded'
      ? '.'
      : `; it does not count: ${lowered(faults[0]?.message ?? 'something is wrong with it.')}`;
  return {
    code: 'sign-off-added',
    severity: record.decision === 'overridden' ? 'loosens' : 'neutral',
    message: `${record.name} (${record.role}) ${words[record.decision].verb} ${gateTitle(now, record.gate)} on ${dayOf(record.at)}${until}${note}${invalid}`,
    headLine: head && lineOfField(head, ['sign_offs', record.index]),
  };
}

function countsAgain(
  now: GateCase | undefined,
  { base, head }: Pick<Places, 'base' | 'head'>,
  { before, standing }: { readonly before: Standing; readonly standing: Standing },
): Change {
  const { record } = standing;
  return {
    code: 'sign-off-added',
    severity: 'neutral',
    message: `The ${words[record.decision].noun} of ${gateTitle(now, record.gate)} by ${record.name} (${record.role}) on ${dayOf(record.at)} counts again.`,
    baseLine: base && lineOfField(base, ['sign_offs', before.record.index]),
    headLine: head && lineOfField(head, ['sign_offs', record.index]),
  };
}

const words: Readonly<Record<Decision, { readonly noun: string; readonly verb: string }>> = {
  accepted: { noun: 'acceptance', verb: 'accepted' },
  returned: { noun: 'return', verb: 'returned' },
  revoked: { noun: 'revocation', verb: 'took back a decision on' },
  overridden: { noun: 'override', verb: 'overrode' },
};

function gateTitle(gateCase: GateCase | undefined, id: string): string {
  return quote(gateCase?.gates.find((gate) => gate.id === id)?.title ?? id);
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}

/** A sentence that goes on after a colon; a name keeps its capital. */
function lowered(sentence: string): string {
  return /^(?:What|The|It|Only)\b/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
