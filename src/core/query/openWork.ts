/** What a person has to do, in lines for the agenda of a one-to-one. */
import { awaitedOf } from '../gate/awaited.js';
import { documentsWithKey } from '../library/gatedDocuments.js';
import { lessonsIn } from '../library/lessons.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { Document } from '../document/document.js';
import { waitOf } from '../lessons/lessonAge.js';
import type { CivilDate } from '../schema/civilDate.js';
import { findPerson } from '../schema/rosterLookup.js';
import {
  placeholdersIn,
  workPlaceholder,
  type TemplateValues,
} from '../templates/renderTemplate.js';
import { gateWorkOf, isGateWorkOf } from './gateWork.js';
import { createWorkFilter, workOn, type Work } from './work.js';

interface Somebody {
  readonly handle: string;
  readonly today: CivilDate;
}

/** So many of a sort are named; an agenda is half an hour long. */
const mostNamed = 5;

/**
 * What is returned to the person, waits for their signature, is due or overdue, and which lessons wait, by name or
 * by a role they hold. It is a list of work; it counts nothing and compares nobody.
 */
export function openWorkLines(library: Library, somebody: Somebody): readonly string[] {
  const isTheirs = createWorkFilter(library, somebody);
  const { today } = somebody;
  const work = [...library.documents.values()].flatMap((document) =>
    workOn(library, document, today).filter((each) => each.urgency !== 'open' && isTheirs(each)),
  );
  const of = (kind: Work['kind']) => work.filter((each) => each.kind === kind).sort(byDay);
  return [
    ...gateLines(library, somebody),
    ...named(
      of('item'),
      (each) => `${itemTitle(each)}, ${dueWords(each)}, in ${nameOf(library, each.document)}`,
    ),
    ...named(
      of('checklist'),
      (each) => `Finish ${nameOf(library, each.document)}, ${dueWords(each)}`,
    ),
    ...named(of('review'), (each) => `Review ${nameOf(library, each.document)}, ${dueWords(each)}`),
    ...lessonLines(library, isTheirs, today),
  ];
}

/** The answers with what the person of the document has to do, where its template wants to know. */
export function withOpenWork(
  library: Library,
  {
    text,
    values,
    today,
  }: { readonly text: string; readonly values: TemplateValues; readonly today: CivilDate },
): TemplateValues {
  const name = values['person'] ?? values['handle'];
  if (name === undefined || !placeholdersIn(text).includes(workPlaceholder)) return values;
  const person = findPerson(library.roster, name);
  const lines =
    person === undefined ? [] : openWorkLines(library, { handle: person.handle, today });
  const none = person === undefined ? [] : ['Nothing is due, returned or waiting.'];
  const answer = lines.length === 0 ? none : lines;
  return answer.length === 0 ? values : { [workPlaceholder]: answer.join('\n'), ...values };
}

function gateLines(library: Library, somebody: Somebody): readonly string[] {
  const work = documentsWithKey(library, 'gates').flatMap((document) => {
    const found = gateWorkOf(document, awaitedOf(library, document, somebody.today));
    return found !== undefined && isGateWorkOf(library, found, somebody) ? [found] : [];
  });
  return [
    ...named(
      work.filter(({ kind }) => kind === 'returned'),
      ({ document }) => `Returned: ${nameOf(library, document)}`,
    ),
    ...named(
      work.filter(({ kind }) => kind === 'sign'),
      ({ document, awaited }) =>
        `Sign "${awaited.gate.gate.title}" of ${nameOf(library, document)}`,
    ),
  ];
}

function lessonLines(
  library: Library,
  isTheirs: (work: Work) => boolean,
  today: CivilDate,
): readonly string[] {
  const waiting = lessonsIn(library).flatMap((lesson) => {
    const document = library.documents.get(lesson.path);
    const wait = waitOf(lesson, today);
    const whose = document && profileIn(library, document).owner;
    return document !== undefined &&
      wait !== undefined &&
      whose !== undefined &&
      isTheirs({ kind: 'review', document, urgency: 'open', whose })
      ? [{ document, wait }]
      : [];
  });
  return named(
    waiting,
    ({ document, wait }) => `Lesson waits since ${wait.since}: ${nameOf(library, document)}`,
  );
}

function named<T>(all: readonly T[], words: (each: T) => string): readonly string[] {
  const rest = all.length - mostNamed;
  return [
    ...all.slice(0, mostNamed).map(words),
    ...(rest > 0 ? [`and ${rest} more like the one above`] : []),
  ];
}

function byDay(one: Work, other: Work): number {
  if (one.dueOn === other.dueOn) return 0;
  return one.dueOn !== undefined && (other.dueOn === undefined || one.dueOn < other.dueOn) ? -1 : 1;
}

function dueWords({ dueOn, urgency }: Work): string {
  return `${urgency === 'overdue' ? 'overdue since' : 'due'} ${dueOn ?? ''}`;
}

function itemTitle({ document, item }: Work): string {
  return plain(item === undefined ? '' : (document.items[item]?.title ?? ''));
}

/** Its id leads there wherever ids are links. */
function nameOf(library: Library, document: Document): string {
  const { id, title } = profileIn(library, document);
  return `${plain(title)} (${id ?? document.path})`;
}

/** A title is shown as it is written, and is never a box, a mention or a link of the new page. */
function plain(title: string): string {
  return title.replace(/[\\`*_[\]<>@!#|~]/g, '\\$&');
}
