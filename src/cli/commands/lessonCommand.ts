import { Option, type Command } from 'commander';
import { lessonCategories } from '../../core/lessons/captureLesson.js';
import { lessonStates } from '../../core/lessons/lesson.js';
import { apply, type ApplyOptions } from '../lessons/applyLesson.js';
import { capture, type CaptureOptions } from '../lessons/captureLesson.js';
import { decide } from '../lessons/decideLesson.js';
import { listLessons, type ListLessonsOptions } from '../lessons/listLessons.js';
import type { CommandRunner } from './commandRunner.js';

/** Registers `sop lesson` with what can be done to lessons. */
export function addLessonCommand(program: Command, run: CommandRunner): void {
  const lesson = program
    .command('lesson')
    .summary('capture lessons, decide about them and apply them')
    .description(
      'What went well or wrong, on its way into a template or SOP:\n' +
        'captured, then accepted or declined, then applied.',
    );
  addCapture(lesson, run);
  addDecisions(lesson, run);
  addApply(lesson, run);
  lesson
    .command('list')
    .summary('list lessons, those that wait first')
    .addOption(new Option('--state <state>', 'only lessons in this state').choices(lessonStates))
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
    )
    .action((options: ListLessonsOptions) => run((context) => listLessons(context, options)));
}

function addCapture(lesson: Command, run: CommandRunner): void {
  lesson
    .command('capture')
    .summary('write a lesson down')
    .description('Writes a new lesson and prints its path.')
    .argument('<sentence...>', 'what went well or wrong, in one sentence')
    .addOption(
      new Option('--category <category>', 'what it is').choices(lessonCategories).default('beef'),
    )
    .option('--from <file[:line]>', 'the line it is about; its project is taken over')
    .option('--area <area>', 'part of the work, such as cabling')
    .option('--project <id>', 'the project it comes from')
    .option('--target <id>', 'the template or SOP it must change')
    .option('--change <text>', 'what that should say instead')
    .action((words: readonly string[], options: CaptureOptions) =>
      run((context) => capture(context, words, options)),
    );
}

function addDecisions(lesson: Command, run: CommandRunner): void {
  lesson
    .command('accept')
    .summary('promise to change something')
    .argument('<lesson>', 'id or path of the lesson')
    .option('--target <id>', 'the template or SOP it must change')
    .action((name: string, { target }: { readonly target?: string }) =>
      run((context) =>
        decide(context, name, { kind: 'accept', ...(target === undefined ? {} : { target }) }),
      ),
    );
  lesson
    .command('decline')
    .summary('change nothing, and say why')
    .argument('<lesson>', 'id or path of the lesson')
    .requiredOption('--reason <text>', 'why nothing changes')
    .action((name: string, { reason }: { readonly reason: string }) =>
      run((context) => decide(context, name, { kind: 'decline', reason })),
    );
}

function addApply(lesson: Command, run: CommandRunner): void {
  lesson
    .command('apply')
    .summary('write its change into the template or SOP')
    .description(
      'Adds an item, step or paragraph to a section of the target, with (from LL-...) behind it,\n' +
        'or puts that mark behind an item which is there already. The lesson becomes applied.',
    )
    .argument('<lesson>', 'id or path of the lesson')
    .option('--to <document>', 'id or path of the target; its own unless told otherwise')
    .option('--section <name>', 'the section that gets the change')
    .option('--text <text>', 'its words; what the lesson proposes unless told otherwise')
    .addOption(
      new Option('--item <key>', 'the item that says it already').conflicts(['section', 'text']),
    )
    .action((name: string, options: ApplyOptions) =>
      run((context) => apply(context, name, options)),
    );
}
