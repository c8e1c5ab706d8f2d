/** Sentences that the formats of an audit share. */
import type { AuditFacts } from './auditFacts.js';

/** Where the document stands, and what the report is about. */
export function auditSummary(facts: AuditFacts): readonly string[] {
  const { commit, committedAt, today, standing, isComplete, since, until } = facts;
  const period =
    since === null && until === null
      ? []
      : [
          `Told is what happened ${since === null ? '' : `from ${since} `}${until === null ? 'on' : `until ${until}`}.`,
        ];
  return [
    `As of commit ${commit} of ${committedAt.slice(0, 10)} ${committedAt.slice(11, 16)} UTC; what is due is judged by ${today}.`,
    ...(standing === null ? [] : [`By its own record it is ${standing}.`]),
    ...period,
    ...(isComplete
      ? []
      : [
          'This clone is shallow: what happened before its oldest commit is not told, and nothing is proved by it.',
        ]),
  ];
}

/** When an event happened: day and time of the author's clock in UTC, or the day alone. */
export function dayAndTime({
  at,
  day,
}: {
  readonly at: string | null;
  readonly day: string;
}): string {
  return at === null ? day : `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}

/** State of an item, for a reader. */
export function stateWords({ state, reason }: AuditFacts['items'][number]): string {
  return state === 'not-applicable' ? `not applicable: ${reason ?? ''}` : state;
}

/** An item as a reader tells it from others: those without a key by the item around them, too. */
export function itemWords({ key, title, within }: AuditFacts['items'][number]): string {
  return key === null && within !== null ? `${title} (of ${within})` : title;
}
