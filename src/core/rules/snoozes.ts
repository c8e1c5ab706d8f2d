import { remembered } from '../memory/remembered.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration } from '../schema/configuration.js';
import { createPathMatcher } from '../schema/pathMatcher.js';
import type { Finding } from './finding.js';

/** The findings that no snooze puts off on `today`; the very list when the library snoozes nothing. */
export function withoutSnoozed(
  findings: readonly Finding[],
  configuration: Configuration,
  today: CivilDate,
): readonly Finding[] {
  const active = compiledSnoozes(configuration).filter(({ snooze }) => today <= snooze.until);
  if (active.length === 0) {
    return findings;
  }
  return findings.filter(
    ({ code, path }) =>
      !active.some(
        ({ snooze, matches }) => (snooze.rule === '*' || snooze.rule === code) && matches(path),
      ),
  );
}

const compiledSnoozes = remembered(({ snoozes }: Configuration) =>
  snoozes.map((snooze) => ({ snooze, matches: createPathMatcher([snooze.path]) })),
);
