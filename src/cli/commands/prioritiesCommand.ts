import { Option, type Command } from 'commander';
import { insertInto, type InsertOptions } from '../priorities/insertRequest.js';
import { listPriorities, type ListOptions } from '../priorities/listPriorities.js';
import { moveEntry, type MoveOptions } from '../priorities/moveEntry.js';
import type { CommandRunner } from './commandRunner.js';

/** Registers `sop priorities` with what can be done to priority lists. */
export function addPrioritiesCommand(program: Command, run: CommandRunner): void {
  const priorities = program
    .command('priorities')
    .summary('show and change the order of work')
    .description(
      'The orders of work that managers agree to, and what a new request displaces.\n' +
        'Nothing new begins before those it displaces are named.',
    );
  priorities
    .command('list')
    .summary('print priority lists and whether their order is agreed')
    .argument('[list]', 'id or path of a priority list; all of them without it')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((name: string | undefined, options: ListOptions) =>
      run((context) => listPriorities(context, name, options)),
    );
  priorities
    .command('insert')
    .summary('put a request into the proposed order')
    .description(
      'Puts a request into the proposed order, prints what it displaces, and writes down who asked\n' +
        'and since when. An agreed order is agreed no longer until the manager signs the new one.',
    )
    .argument('<what...>', 'what is asked for, in a few words')
    .requiredOption('--from <who>', 'who asks: a handle, or a name at the client')
    .requiredOption('--position <n>', 'the place it takes, from 1', parsePosition)
    .option('--effort <duration>', 'how long it takes, such as "3 days"')
    .option('--list <list>', 'id or path of the priority list; the only one without it')
    .option('--dry-run', 'only show what it displaces')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((words: readonly string[], options: InsertOptions) =>
      run((context) => insertInto(context, words.join(' '), options)),
    );
  addMove(priorities, run);
}

function addMove(priorities: Command, run: CommandRunner): void {
  priorities
    .command('move')
    .summary('move an entry to another place in the proposed order')
    .description(
      'Moves an entry to another place in the proposed order, and prints what else moves by it.\n' +
        'An agreed order is agreed no longer until the manager signs the new one.',
    )
    .argument('<entry...>', 'its words, enough of them to tell it from the others, or its place')
    .requiredOption('--position <n>', 'the place it takes, from 1', parsePosition)
    .option('--list <list>', 'id or path of the priority list; the only one without it')
    .option('--dry-run', 'only show what moves')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((words: readonly string[], options: MoveOptions) =>
      run((context) => moveEntry(context, words.join(' '), options)),
    );
}

/** What is no whole number is refused with the range of the list. */
function parsePosition(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}
