import { addDays, type CivilDate } from '../schema/civilDate.js';
import { signOffFactsOf } from './documentFacts.js';
import { about, closingEvents, titleOf } from './signOffEvents.js';
import type { TimelineEntry } from './timelineEvent.js';
import { dayOfCommit, type TimelineVersion } from './timelineVersion.js';

/**
 * The overrides that lapsed by themselves while the version at `index` stood, until `today`.
 *
 * A version stands until the day of the one behind it in the list, which is the next one that anybody made.
 */
export function lapsesAfter(
  versions: readonly TimelineVersion[],
  index: number,
  today: CivilDate,
): readonly TimelineEntry[] {
  const version = versions[index];
  const document = version?.content?.document;
  if (!version || document?.frontmatter.data['sign_offs'] === undefined) {
    return [];
  }
  const from = dayOfCommit(version.commit);
  const next = versions[index + 1];
  const until = next === undefined ? today : dayOfCommit(next.commit);
  const { standings } = signOffFactsOf(version.settings, document, from);
  const lapsing = standings
    .flatMap(({ record, worth }) =>
      worth === 'counts' && record.decision === 'overridden' ? (record.until ?? []) : [],
    )
    .filter((day) => day >= from && day < until);
  return [...new Set(lapsing)].toSorted().map((day) => {
    const before = signOffFactsOf(version.settings, document, day);
    const after = signOffFactsOf(version.settings, document, addDays(day, 1));
    const lapsed = before.standings.filter(
      ({ record, worth }) => worth === 'counts' && record.until === day,
    );
    return {
      day: addDays(day, 1),
      path: document.path,
      events: [
        ...lapsed.map((each) => about(each, 'lapsed', `${titleOf(each.record)} lapsed.`)),
        ...closingEvents(before, after),
      ],
    };
  });
}
