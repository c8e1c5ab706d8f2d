import { InvalidArgumentError, Option, type Command } from 'commander';
import { sizes } from '../../core/schema/size.js';
import { isInsideGitFolder } from '../../node/gitFolder.js';
import { listTemplates } from '../newDocument/chooseTemplate.js';
import { createDocument, type NewOptions } from '../newDocument/createDocument.js';
import { createDueRuns, type DueOptions } from '../newDocument/createDueRuns.js';
import { dataOfGit, refuseUsage, type CommandContext, type ExitCode } from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { openLibrary } from './openLibrary.js';

/** Registers `sop new`. */
export function addNewCommand(program: Command, run: CommandRunner): void {
  program
    .command('new')
    .summary('make a document from a template')
    .description(
      'Makes a document from a template of the library, or of the product: asks at the terminal\n' +
        'what nothing else answers, and prints the path of the new document.',
    )
    .argument('[template]', 'id, path or file name of the template')
    .option('--set <name=value>', 'an answer; can be given several times', addAnswer)
    .option('--path <path>', 'where the document goes, if not where the template says')
    .addOption(
      new Option('--size <size>', 'how much it asks for, if the template says').choices(sizes),
    )
    .option('--due', 'make the runs of recurring templates that are due and not there yet')
    .option('--client <id>', 'with --due: only the runs for this client')
    .option('--project <id>', 'with --due: only the runs for this project')
    .option('--detention-reason <text>', 'why a run is begun while you owe documentation')
    .option('--yes', 'ask nothing: what may be blank stays blank')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((name: string | undefined, options: NewOptions & DueOptions & { due?: boolean }) =>
      run((context) => {
        if (isInsideGitFolder(context.cwd)) {
          return Promise.resolve(refuseUsage(context, dataOfGit));
        }
        if (options.due === true) {
          return createDueRuns(context, name, options);
        }
        const problem = problemOf(options);
        if (problem !== undefined) {
          return Promise.resolve(refuseUsage(context, problem));
        }
        return name === undefined ? askForName(context) : createDocument(context, name, options);
      }),
    );
}

/** Whoever does not know the names of templates is told them. */
async function askForName(context: CommandContext): Promise<ExitCode> {
  const exitCode = refuseUsage(
    context,
    'Name a template, or make what is due with --due. There are:',
  );
  context.io.stderr.write(listTemplates(context, await openLibrary(context)));
  return exitCode;
}

function problemOf({ client, project }: DueOptions): string | undefined {
  if (client !== undefined || project !== undefined) {
    const option = client === undefined ? 'project' : 'client';
    return `--${option} goes with --due; an answer is written --set ${option}=${client ?? project}.`;
  }
  return undefined;
}

function addAnswer(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^([a-z][a-z0-9_]*)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('It is written name=value.');
  }
  return { ...before, [name]: value.trim() };
}
