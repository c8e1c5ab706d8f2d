import type { Document } from '../document/document.js';
import { fingerprintInputOf } from '../gate/gateCase.js';
import type { Standing } from '../gate/standing.js';
import type { Library } from '../library/library.js';
import { parseGates } from '../schema/gateDefinition.js';
import { contentChanges } from '../signoff/contentChanges.js';
import { signedContentOf } from '../signoff/fingerprint.js';
import type { SignOffRecord } from '../signoff/signOffRecord.js';
import { shorten } from '../text/shorten.js';
import type { SignOffFacts } from './documentFacts.js';
import type { TimelineEvent } from './timelineEvent.js';

/** One version as a comparison of sign-offs needs it. */
export interface SignedVersion {
  readonly document: Document;
  readonly text: string;
  readonly facts: SignOffFacts;
}

/** The records that came and went, and what became of those that stayed, in the order of the document. */
export function signOffEvents(
  settings: Library,
  before: SignedVersion | undefined,
  after: SignedVersion,
): readonly TimelineEvent[] {
  const old = new Map(before?.facts.standings.map((standing) => [standing.id, standing]));
  const now = new Set(after.facts.standings.map(({ id }) => id));
  const lost = [...old.values()].filter(({ id }) => !now.has(id));
  return [
    ...after.facts.standings.flatMap((standing) => {
      const was = old.get(standing.id);
      return [
        ...(was === undefined ? [recordEvent(standing)] : []),
        ...worthEvents(was, standing, () =>
          before ? changesBetween([before, after], settings, standing.record.gate) : [],
        ),
      ];
    }),
    ...lost.map((standing) =>
      about(
        standing,
        'record-removed',
        `${titleOf(standing.record)} was taken out of the document.`,
      ),
    ),
  ];
}

/** Whether the document was closed or opened again. */
export function closingEvents(
  before: SignOffFacts | undefined,
  after: SignOffFacts,
): readonly TimelineEvent[] {
  const was = before?.isClosed === true && !before.isCancelled;
  const is = after.isClosed === true && !after.isCancelled;
  if (is && !was) {
    return [{ code: 'closed', message: 'With that all its gates were passed: it was closed.' }];
  }
  return was && !is && !after.isCancelled
    ? [{ code: 'reopened', message: 'With that it was closed no longer.' }]
    : [];
}

function recordEvent(standing: Standing): TimelineEvent {
  const { record, worth, faults } = standing;
  const { gate, name, role, note, items, until } = record;
  const who = `${name} (${role})`;
  const why = note === undefined ? '' : `: ${shorten(note)}`;
  const never = worth === 'invalid' ? faults.map(({ message }) => message) : [];
  const tell = (code: TimelineEvent['code'], message: string) => ({
    ...about(standing, code, /[.!?…]$/.test(message) ? message : `${message}.`),
    ...(never.length === 0 ? {} : { causes: ['It never counted.', ...never] }),
  });
  switch (record.decision) {
    case 'accepted':
      return tell('signed', `${who} signed “${gate}”${why}`);
    case 'returned': {
      const mend = items.length === 0 ? '' : ` for ${items.join(', ')}`;
      return tell('returned', `${who} returned it at “${gate}”${mend}${why}`);
    }
    case 'revoked':
      return tell('revoked', `${who} revoked an earlier sign-off of “${gate}”${why}`);
    case 'overridden':
      return tell('overridden', `${who} overrode “${gate}” until ${until ?? ''}${why}`);
    default:
      return record.decision satisfies never;
  }
}

/** A record may arrive stale, as in a merge of a signature with a change. */
function worthEvents(
  was: Standing | undefined,
  { record, worth, id }: Standing,
  causes: () => readonly string[],
): readonly TimelineEvent[] {
  const standing = { record, id };
  if (worth === 'stale' && was?.worth !== 'stale' && was?.worth !== 'superseded') {
    const because = was === undefined ? [] : causes();
    return [
      {
        ...about(standing, 'voided', `${titleOf(record)} was voided: what was signed changed.`),
        ...(because.length === 0 ? {} : { causes: because }),
      },
    ];
  }
  return worth === 'counts' && was?.worth === 'stale'
    ? [about(standing, 'valid-again', `${titleOf(record)} is valid again: the change was undone.`)]
    : [];
}

function changesBetween(
  versions: readonly [SignedVersion, SignedVersion],
  settings: Library,
  gate: string,
): readonly string[] {
  const [old, now] = versions.map(({ document, text }) => {
    const { gates } = parseGates(document.frontmatter.data['gates']);
    const definition = gates.find(({ id }) => id === gate);
    const input = fingerprintInputOf(settings, document, { gate: definition, text });
    return input && signedContentOf(input);
  });
  return old && now ? contentChanges(old, now).map(({ message }) => message) : [];
}

/** The record as people speak of it. */
export function titleOf({ decision, gate, name, at }: SignOffRecord): string {
  const what: Readonly<Record<SignOffRecord['decision'], string>> = {
    accepted: 'signature',
    returned: 'return',
    revoked: 'revocation',
    overridden: 'override',
  };
  return `The ${what[decision]} of ${name} at “${gate}” (${at.slice(0, 10)})`;
}

/** An event about a record. */
export function about(
  { record, id }: Pick<Standing, 'record' | 'id'>,
  code: TimelineEvent['code'],
  message: string,
): TimelineEvent {
  return { code, message, gate: record.gate, recordId: id };
}
