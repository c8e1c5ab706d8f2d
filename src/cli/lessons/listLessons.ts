import { isInForce, lessonsIn, marksOfLesson, placeOfSource } from '../../core/library/lessons.js';
import { repeatOf } from '../../core/library/lessonRepeats.js';
import type { Library } from '../../core/library/library.js';
import { lessonStates, type Lesson, type LessonState } from '../../core/lessons/lesson.js';
import { waitOf } from '../../core/lessons/lessonAge.js';
import { lineAt } from '../../core/text/lineMap.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { openLibrary, warnOfSettings } from '../commands/openLibrary.js';
import { formatJson } from '../output/json.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { Style } from '../terminal/style.js';
import { formatTable, type Column } from '../terminal/table.js';

export interface ListLessonsOptions {
  readonly state?: LessonState;
  readonly format: 'table' | 'json';
}

/** Lists lessons, those that wait first. */
export async function listLessons(
  context: CommandContext,
  { state, format }: ListLessonsOptions,
): Promise<ExitCode> {
  const { library } = await openLibrary(context);
  warnOfSettings(context, library);
  const lessons = lessonsIn(library)
    .filter((lesson) => state === undefined || lesson.state === state)
    .map((lesson) => toLessonJson(library, lesson, context))
    .sort(byState);
  if (format === 'json') {
    context.io.stdout.write(formatJson({ lessons }));
    return exitCodes.fine;
  }
  const layout = {
    width: context.io.stdout.columns,
    paintTitle: (text: string) => context.out.bold(text),
  };
  if (lessons.length > 0) {
    const lines = formatTable(lessons, columnsWith(context.out), layout);
    context.io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  }
  say(context, context.err.dim(`${plural(lessons.length, 'lesson')}.`));
  return exitCodes.fine;
}

type LessonFacts = ReturnType<typeof toLessonJson>;

function toLessonJson(library: Library, lesson: Lesson, { today }: CommandContext) {
  const wait = waitOf(lesson, today);
  const source = lesson.source && placeOfSource(library, lesson.source);
  const marks = lesson.id === undefined ? [] : marksOfLesson(library, lesson.id);
  return {
    path: lesson.path,
    id: lesson.id ?? null,
    title: lesson.title,
    state: lesson.state ?? null,
    area: lesson.area ?? null,
    project: lesson.project ?? null,
    target: lesson.target ?? null,
    raisedOn: lesson.raisedOn ?? null,
    waitingDays: wait?.days ?? null,
    late: wait?.isLate ?? false,
    inForce: lesson.state === 'applied' && isInForce(library, lesson),
    repeats: repeatOf(library, lesson)?.others.map(({ id, path }) => id ?? path) ?? [],
    source:
      source === undefined
        ? null
        : { path: source.path, line: source.line === undefined ? null : source.line + 1 },
    marks: marks.map(({ document, mark }) => ({
      path: document.path,
      line: lineAt(document.lines, mark.range.start) + 1,
    })),
  };
}

function byState(one: LessonFacts, other: LessonFacts): number {
  const rank = ({ state }: LessonFacts) =>
    state === null ? lessonStates.length : lessonStates.indexOf(state);
  return rank(one) - rank(other) || (other.waitingDays ?? 0) - (one.waitingDays ?? 0);
}

function columnsWith(style: Style): readonly Column<LessonFacts>[] {
  return [
    { title: 'ID', text: ({ id }) => toDisplayText(id ?? '') },
    {
      title: 'STATE',
      text: ({ state, inForce }) =>
        state === 'applied' && !inForce ? 'applied, mark lost' : (state ?? 'unknown'),
      paint: (text, { state, inForce }) =>
        state === 'applied' ? (inForce ? style.green(text) : style.red(text)) : text,
    },
    {
      title: 'DAYS',
      align: 'right',
      text: ({ waitingDays }) => (waitingDays === null ? '' : String(waitingDays)),
      paint: (text, { late }) => (late ? style.red(text) : text),
    },
    { title: 'AREA', text: ({ area }) => toDisplayText(area ?? ''), shrink: 'end', leaveOut: 1 },
    { title: 'PROJECT', text: ({ project }) => toDisplayText(project ?? ''), leaveOut: 2 },
    { title: 'TARGET', text: ({ target }) => toDisplayText(target ?? ''), leaveOut: 3 },
    { title: 'TITLE', text: ({ title }) => toDisplayText(title), shrink: 'end' },
  ];
}
