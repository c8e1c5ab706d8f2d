import { headingPaths } from '../checklist/sections.js';
import type { Document } from '../document/document.js';
import type { Problem } from '../document/problem.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { subjectOf } from '../query/documentFields.js';
import { createFieldRegistry, type FieldRegistry } from '../query/fieldRegistry.js';
import type { QuerySubject } from '../query/queryField.js';
import type { CivilDate } from '../schema/civilDate.js';
import { lineAt, type LineStarts } from '../text/lineMap.js';
import { toDisplayLine } from '../text/displayLine.js';
import { checkList } from './checkList.js';
import { audienceOf } from './dashboards.js';
import { listsOf } from './documentLists.js';
import { emptyResult, evaluateList } from './evaluateList.js';
import type { ListBlock } from './listDefinition.js';
import type { DashboardResult, ListResult } from './listResult.js';
import type { Snoozing } from './rowSnoozes.js';
import type { Viewer } from './viewer.js';

export interface ListQuestion {
  readonly library: Library;
  readonly today: CivilDate;
  /** Whom `@me` means; lists that ask for it say so when it is absent. */
  readonly viewer?: Viewer | undefined;
  /** What whoever looks put off; nothing is put off without it. */
  readonly snoozing?: Snoozing | undefined;
}

/** Answers lists over one snapshot; what they share is made once. */
export class ListEvaluator {
  readonly #question: ListQuestion;
  readonly #registry: FieldRegistry;
  #subjects: readonly QuerySubject[] | undefined;

  constructor(question: ListQuestion) {
    this.#question = question;
    this.#registry = createFieldRegistry(question.library);
  }

  /** The lists of a document, in its order. */
  *document(document: Document): Generator<undefined, DashboardResult> {
    const { library, today } = this.#question;
    const { id, title } = profileIn(library, document);
    const lists: ListResult[] = [];
    for (const block of listsOf(document)) {
      const result = yield* this.block(block, document.lines);
      const section = sectionAbove(document, block.range.start);
      lists.push({
        ...result,
        line: block.line,
        ...(section === undefined ? {} : { section }),
      });
    }
    return {
      path: document.path,
      ...(id === undefined ? {} : { id }),
      title: toDisplayLine(title),
      audience: audienceOf(library, document),
      today,
      lists,
    };
  }

  /** One list. `lines` are those of the text that its ranges belong to. */
  *block(block: ListBlock, lines: LineStarts): Generator<undefined, ListResult> {
    const { definition } = block;
    if (definition === undefined) return unreadable(block, lines);
    const { today, viewer, snoozing } = this.#question;
    const registry = this.#registry;
    const placeOf = block.placeOf.bind(block);
    const checked = checkList(definition, { registry, today, viewer, placeOf });
    const empty = emptyResult(definition);
    if (checked.problems.length > 0) {
      return { ...empty, problems: checked.problems.map((problem) => toProblem(problem, lines)) };
    }
    if (checked.needsViewer) {
      const message = 'The list is about you, and nobody in the roster is known to be you.';
      return { ...empty, problems: [{ line: block.line, message }] };
    }
    const subjects = (this.#subjects ??= yield* this.#allSubjects());
    const result = yield* evaluateList(definition, checked, { subjects, snoozing });
    return subjects.some(isContent) ? result : { ...result, note: emptyLibrary };
  }

  *#allSubjects(): Generator<undefined, readonly QuerySubject[]> {
    const { library, today } = this.#question;
    const subjects: QuerySubject[] = [];
    for (const document of library.documents.values()) {
      subjects.push(subjectOf(library, document, today));
      if (subjects.length % 500 === 0) yield undefined;
    }
    return subjects;
  }
}

const emptyLibrary = 'The library holds nothing yet but its dashboards and templates.';

/** Whether the document is something that lists are about. */
function isContent({ profile: { kindId } }: QuerySubject): boolean {
  return kindId !== 'dashboard' && kindId !== 'template';
}

function unreadable({ line, problems }: ListBlock, lines: LineStarts): ListResult {
  return {
    title: `List in line ${line + 1}`,
    of: 'documents',
    view: 'table',
    query: '',
    columns: [],
    rows: [],
    total: 0,
    problems: problems.map((problem) => toProblem(problem, lines)),
  };
}

function toProblem({ message, range }: Problem, lines: LineStarts) {
  return { message: toDisplayLine(message), line: lineAt(lines, range.start) };
}

/** The section a place is in, but for the title of the document. */
function sectionAbove(document: Document, offset: number): string | undefined {
  const index = document.headings.findLastIndex(({ range }) => range.start <= offset);
  const path = headingPaths(document)[index] ?? [];
  const heading = path.at(-1);
  return heading === undefined || heading.level < 2 ? undefined : toDisplayLine(heading.text);
}
