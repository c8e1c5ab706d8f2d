import { countItems } from '../checklist/itemCounts.js';
import { stateOf } from '../checklist/itemState.js';
import { verdictOf } from '../gate/verdict.js';
import { isFinished, isSettledByNow } from '../query/finished.js';
import type { FieldValue, QueryField, QuerySubject } from '../query/queryField.js';
import { addDays, daysBetween, parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { toDisplayLine } from '../text/displayLine.js';
import { displayValue } from './displayValue.js';
import type { Cell, Tone } from './listResult.js';

const empty: Cell = { kind: 'empty' };

/** Days by which something should be done or ends; other dates tell what was. */
const deadlines = new Set(['due_on', 'ends_on', 'review_due_on', 'item_due_on', 'until']);
const codes = new Set(['id', 'item_key', 'template', 'path']);
/** Numbers that should be zero. */
const troubles = new Set([
  'items_overdue',
  'returned_rounds',
  'communications_overdue',
  'detention_days',
]);
const late = new Set(['overdue_days']);

/** What columns show of one row; how late it is, is said once where a column counts the days. */
export function cellsOf(columns: readonly QueryField[], subject: QuerySubject): readonly Cell[] {
  const cells = columns.map((field) => cellOf(field, subject));
  const counted = new Set(
    columns.flatMap(({ name }, at) => {
      const cell = cells[at];
      return late.has(name) && cell?.kind === 'number' ? [wordsOfLate(cell.value)] : [];
    }),
  );
  return cells.map((cell): Cell => {
    if (cell.kind !== 'date' || cell.words === undefined || !counted.has(cell.words)) return cell;
    const { words: _said, ...rest } = cell;
    return rest;
  });
}

function wordsOfLate(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'} late`;
}

function cellOf(field: QueryField, subject: QuerySubject): Cell {
  const { name } = field;
  const isNamed = name === 'item' ? subject.item !== undefined : name === 'title';
  const values = field.valuesOf(subject);
  const [first] = values;
  if (first === undefined) {
    return empty;
  }
  if (isNamed) {
    return { kind: 'link', text: nameOfRow(subject, name) };
  }
  switch (name) {
    case 'progress':
      return progressCell(subject);
    case 'state':
      return { kind: 'state', text: String(first), tone: toneOfState(subject, String(first)) };
    case 'review':
      return reviewCell(String(first));
    case 'project_state':
      return {
        kind: 'state',
        text: String(first).replace('-', ' '),
        tone: projectTones[String(first)] ?? 'quiet',
      };
    case 'item_state':
      return { kind: 'state', text: wordsOfItem(first), tone: first === 'done' ? 'good' : 'quiet' };
    default:
      return valueCell(field, subject, values);
  }
}

/**
 * What a row is called: the text of its item, else the title of its document.
 *
 * A nested item (`verified`) says little without the one around it.
 */
export function nameOfRow({ document, profile, item }: QuerySubject, name: string): string {
  const found = item === undefined || name === 'title' ? undefined : document.items[item];
  if (found === undefined) {
    return toDisplayLine(profile.title);
  }
  const around = found.parent === undefined ? undefined : document.items[found.parent];
  const names = [around, found].flatMap((each) =>
    each === undefined ? [] : toDisplayLine(each.title || each.text),
  );
  return names.join(' › ');
}

function valueCell(field: QueryField, subject: QuerySubject, values: readonly FieldValue[]): Cell {
  const { name } = field;
  const [first] = values;
  if (typeof first === 'number' && values.length === 1) {
    return numberCell(name, first);
  }
  const day = values.length === 1 ? parseCivilDate(String(first)) : undefined;
  if (day !== undefined) {
    return dateCell(name, day, subject);
  }
  const text = values.map((value) => displayValue(subject, field, value)).join(', ');
  return codes.has(name) ? { kind: 'code', text } : { kind: 'text', text };
}

function numberCell(name: string, value: number): Cell {
  if (late.has(name) && value <= 0) {
    return empty;
  }
  const isBad = (late.has(name) || troubles.has(name)) && value > 0;
  return { kind: 'number', value, ...(isBad ? { tone: 'bad' } : {}) };
}

function dateCell(name: string, on: CivilDate, subject: QuerySubject): Cell {
  if (!deadlines.has(name) || isOver(name, subject)) {
    return { kind: 'date', on };
  }
  const { today, library } = subject;
  const days = daysBetween(on, today);
  if (days > 0) {
    return { kind: 'date', on, tone: 'bad', words: wordsOfLate(days) };
  }
  if (on <= addDays(today, library.configuration.review.dueSoonDays)) {
    const words = days === 0 ? 'today' : days === -1 ? 'tomorrow' : `in ${-days} days`;
    return { kind: 'date', on, tone: 'soon', words };
  }
  return { kind: 'date', on };
}

/** Nothing is late about what is over. */
function isOver(name: string, subject: QuerySubject): boolean {
  const { document, item } = subject;
  const found = item === undefined ? undefined : document.items[item];
  return (
    (found !== undefined && stateOf(found) !== 'open') ||
    (name === 'due_on' ? isSettledByNow(subject) : isFinished(subject))
  );
}

function progressCell({ document, today }: QuerySubject): Cell {
  const { total, open } = countItems(document, today);
  const done = total - open;
  return { kind: 'progress', percent: Math.floor((done * 100) / total), done, total };
}

/** Awaiting a signature that can be given is somebody's turn; awaiting open work is just under way. */
export function toneOfState({ library, document, today }: QuerySubject, state: string): Tone {
  if (state === 'closed') return 'good';
  if (state === 'returned') return 'bad';
  if (state.startsWith('awaiting')) {
    const { gates } = verdictOf(library, document, today);
    return gates.some(({ verdict }) => verdict === 'ready') ? 'waiting' : 'soon';
  }
  return 'quiet';
}

const projectTones: Readonly<Record<string, Tone>> = {
  'on-track': 'good',
  late: 'bad',
  returned: 'bad',
  done: 'good',
};

const reviewTones: Readonly<Record<string, Tone>> = {
  current: 'good',
  'due-soon': 'soon',
  overdue: 'bad',
  'long-overdue': 'bad',
  never: 'bad',
  invalid: 'bad',
};

export function toneOfReview(status: string): Tone {
  return reviewTones[status] ?? 'quiet';
}

function reviewCell(status: string): Cell {
  return status === 'none'
    ? empty
    : { kind: 'state', text: status.replace('-', ' '), tone: toneOfReview(status) };
}

function wordsOfItem(state: FieldValue): string {
  return String(state).replace('-', ' ');
}
