import { sortInSteps } from '../library/sortInSteps.js';
import type { FieldRegistry } from './fieldRegistry.js';
import { unknownField } from './matchQuery.js';
import type { QueryProblem } from './query.js';
import type { QueryField, QuerySubject } from './queryField.js';
import { foldText } from './valueTest.js';

/** One field that subjects are sorted by. */
export interface SortKey {
  readonly field: QueryField;
  readonly direction: 1 | -1;
}

/** An order that was read; with problems it must not be used. */
export interface SortOrder {
  readonly keys: readonly SortKey[];
  readonly problems: readonly QueryProblem[];
}

/** Reads `-overdue_days, title` or `overdue_days desc, title asc`; places are those of `sort`. */
export function parseSortOrder(sort: string, registry: FieldRegistry): SortOrder {
  const keys: SortKey[] = [];
  const problems: QueryProblem[] = [];
  for (const { 0: word, index } of sort.matchAll(/[^,\s]+/g)) {
    const last = keys.at(-1);
    if (last !== undefined && /^(?:asc|desc)$/i.test(word)) {
      keys[keys.length - 1] = { ...last, direction: word.toLowerCase() === 'asc' ? 1 : -1 };
      continue;
    }
    const name = word.replace(/^[-+]/, '').toLowerCase();
    const field = registry.findField(name);
    if (field) {
      keys.push({ field, direction: word.startsWith('-') ? -1 : 1 });
    } else {
      const range = { start: index, end: index + word.length };
      problems.push({ message: unknownField(name, registry), range });
    }
  }
  return { keys, problems };
}

/** The values of so many subjects are asked for with each step: some are verdicts. */
const subjectsPerStep = 100;

/**
 * The subjects in this order, a little with each step, for callers that share their thread.
 *
 * Those without a value for a field come last in either direction.
 */
export function* sortSubjectsInSteps<Subject extends QuerySubject>(
  subjects: readonly Subject[],
  keys: readonly SortKey[],
): Generator<undefined, readonly Subject[]> {
  if (keys.length === 0) {
    return subjects;
  }
  const rows: { readonly subject: Subject; readonly values: readonly SortValue[] }[] = [];
  for (const subject of subjects) {
    rows.push({ subject, values: keys.map(({ field }) => sortValueOf(field, subject)) });
    if (rows.length % subjectsPerStep === 0) {
      yield undefined;
    }
  }
  const sorted = yield* sortInSteps(rows, (a, b) => {
    for (const [index, { direction }] of keys.entries()) {
      const order = compareValues(a.values[index], b.values[index], direction);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  });
  return sorted.map(({ subject }) => subject);
}

/** A number, or a text as it is compared; undefined without a value. */
type SortValue = number | string | undefined;

function sortValueOf(field: QueryField, subject: QuerySubject): SortValue {
  const [value] = field.valuesOf(subject);
  return value === undefined || typeof value === 'number' ? value : foldText(String(value));
}

function compareValues(a: SortValue, b: SortValue, direction: 1 | -1): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return (a - b) * direction;
  }
  // A field that has numbers and texts compares them as texts.
  const [first, second] = [String(a), String(b)];
  return first === second ? 0 : (first < second ? -1 : 1) * direction;
}
