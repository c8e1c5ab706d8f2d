import { compareTexts } from '../query/groupDocuments.js';
import type { FieldValue, QueryField, QuerySubject } from '../query/queryField.js';
import { addMonths, parseCivilDate, type CivilDate, firstOfMonth } from '../schema/civilDate.js';
import { toDisplayLine } from '../text/displayLine.js';
import { toneOfReview, toneOfState } from './cells.js';
import { columnLabel } from './columnLabel.js';
import { displayValue } from './displayValue.js';
import type { ListGroup, Tone } from './listResult.js';

export interface RowGroups {
  readonly groups: readonly ListGroup[];
  readonly isTimeline: boolean;
}

/** Months without rows between others are shown, unless there are more than this. */
const mostMonths = 60;
const subjectsPerStep = 2000;

interface Bucket {
  readonly label: string;
  readonly order: FieldValue;
  readonly rows: number[];
  count: number;
  tone?: Tone;
}

/**
 * Puts rows together by their first value of a field; `shown` of them are listed, all are counted.
 *
 * Days become months in their order, without gaps; numbers go by size, states by how far they are, the rest by name.
 * Rows without a value come last.
 */
export function* groupRows(
  subjects: readonly QuerySubject[],
  field: QueryField,
  shown: number,
): Generator<undefined, RowGroups> {
  const values: (FieldValue | undefined)[] = [];
  for (const subject of subjects) {
    values.push(field.valuesOf(subject)[0]);
    if (values.length % subjectsPerStep === 0) yield undefined;
  }
  const days = values.map((value) => (value === undefined ? value : parseCivilDate(String(value))));
  const isTimeline =
    days.some((day) => day !== undefined) &&
    days.every((day, index) => day !== undefined || values[index] === undefined);
  const buckets = new Map<FieldValue | undefined, Bucket>();
  if (isTimeline) {
    for (const month of monthsOf(days)) {
      buckets.set(month, { label: month, order: month, rows: [], count: 0 });
    }
  }
  for (const [index, subject] of subjects.entries()) {
    const value = isTimeline ? days[index]?.slice(0, 7) : values[index];
    let bucket = buckets.get(value);
    if (bucket === undefined) {
      bucket = createBucket(subject, field, value);
      buckets.set(value, bucket);
    }
    bucket.count++;
    if (index < shown) bucket.rows.push(index);
    if (index % subjectsPerStep === 0) yield undefined;
  }
  return { groups: sorted(buckets).map(({ order, ...group }) => group), isTimeline };
}

function createBucket(
  subject: QuerySubject,
  field: QueryField,
  value: FieldValue | undefined,
): Bucket {
  const { name } = field;
  if (value === undefined) {
    return { label: `No ${columnLabel(name).toLowerCase()}`, order: '', rows: [], count: 0 };
  }
  const bucket = { label: displayValue(subject, field, value), order: value, rows: [], count: 0 };
  const text = String(value);
  switch (name) {
    case 'state':
      return { ...bucket, order: rankOf(states, text), tone: toneOfState(subject, text) };
    case 'review':
      return {
        ...bucket,
        label: text === 'none' ? 'no clock' : text.replace('-', ' '),
        order: rankOf(reviews, text),
        tone: toneOfReview(text),
      };
    default:
      return bucket;
  }
}

const states = ['open', 'returned', 'awaiting', 'closed', 'cancelled'];
const reviews = ['current', 'due-soon', 'overdue', 'long-overdue', 'never', 'invalid', 'none'];

function rankOf(order: readonly string[], value: string): number {
  return order.findIndex((word) => value.startsWith(word));
}

function sorted(buckets: ReadonlyMap<FieldValue | undefined, Bucket>): readonly Bucket[] {
  return [...buckets]
    .sort(([one, a], [other, b]) => {
      if (one === undefined || other === undefined)
        return Number(one === undefined) - Number(other === undefined);
      if (typeof a.order === 'number' && typeof b.order === 'number' && a.order !== b.order) {
        return a.order - b.order;
      }
      return compareTexts(toDisplayLine(a.label), toDisplayLine(b.label));
    })
    .map(([, bucket]) => bucket);
}

function monthsOf(days: readonly (CivilDate | undefined)[]): readonly string[] {
  const known = days.filter((day) => day !== undefined).sort();
  const [first] = known;
  const last = known.at(-1)?.slice(0, 7);
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let day = firstOfMonth(first); day.slice(0, 7) <= last; day = addMonths(day, 1)) {
    months.push(day.slice(0, 7));
    if (months.length > mostMonths) return [];
  }
  return months;
}
