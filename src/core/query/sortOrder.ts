import type { FieldRegistry } from './fieldRegistry.js';
import { unknownField } from './matchQuery.js';
import type { QueryProblem } from './query.js';
import type { FieldValue, QueryField, QuerySubject } from './queryField.js';
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

/** The subjects in this order; those without a value for a field come last in either direction. */
export function sortSubjects<Subject extends QuerySubject>(
  subjects: readonly Subject[],
  keys: readonly SortKey[],
): readonly Subject[] {
  if (keys.length === 0) {
    return subjects;
  }
  const rows = subjects.map((subject) => ({
    subject,
    values: keys.map(({ field }) => field.valuesOf(subject)[0]),
  }));
  rows.sort((a, b) => {
    for (const [index, { direction }] of keys.entries()) {
      const order = compareValues(a.values[index], b.values[index], direction);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  });
  return rows.map(({ subject }) => subject);
}

function compareValues(
  a: FieldValue | undefined,
  b: FieldValue | undefined,
  direction: 1 | -1,
): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return (a - b) * direction;
  }
  const [first, second] = [foldText(String(a)), foldText(String(b))];
  return first === second ? 0 : (first < second ? -1 : 1) * direction;
}
