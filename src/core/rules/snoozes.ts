import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration, Snooze } from '../schema/configuration.js';
import { createPathMatcher, type PathMatcher } from '../schema/pathMatcher.js';
import type { Finding } from './finding.js';

interface CompiledSnooze {
  readonly snooze: Snooze;
  readonly matches: PathMatcher;
}

const compiled = new WeakMap<Configuration, readonly CompiledSnooze[]>();

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

function compiledSnoozes(configuration: Configuration): readonly CompiledSnooze[] {
  let snoozes = compiled.get(configuration);
  if (snoozes === undefined) {
    snoozes = configuration.snoozes.map((snooze) => ({
      snooze,
      matches: createPathMatcher([snooze.path]),
    }));
    compiled.set(configuration, snoozes);
  }
  return snoozes;
}
