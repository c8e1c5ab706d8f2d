import { Command } from 'commander';
import type { CliIo } from './cliIo.js';
import { addExamples } from './commandExamples.js';
import { addAckCommand } from './commands/ackCommand.js';
import { addAdoptCommand } from './commands/adoptCommand.js';
import { addBriefingCommand } from './commands/briefingCommand.js';
import { addAuditCommand } from './commands/auditCommand.js';
import { addCheckCommand } from './commands/checkCommand.js';
import { addDashboardCommand } from './commands/dashboardCommand.js';
import { parseDayOption } from './commands/commandContext.js';
import type { CommandRunner } from './commands/commandRunner.js';
import { addDetentionCommand } from './commands/detentionCommand.js';
import { addDigestCommand } from './commands/digestCommand.js';
import { addDiffCommand } from './commands/diffCommand.js';
import { addGateCommand } from './commands/gateCommand.js';
import { addImportCommand } from './commands/importCommand.js';
import { addInitCommand } from './commands/initCommand.js';
import { addLessonCommand } from './commands/lessonCommand.js';
import { addListCommand } from './commands/listCommand.js';
import { addMergeCommand } from './commands/mergeCommand.js';
import { addNewCommand } from './commands/newCommand.js';
import { addPrioritiesCommand } from './commands/prioritiesCommand.js';
import { addReportCommand } from './commands/reportCommand.js';
import { addReviewCommand } from './commands/reviewCommand.js';
import { addSchemaCommand } from './commands/schemaCommand.js';
import { addShowCommand } from './commands/showCommand.js';
import { addSignCommand } from './commands/signCommand.js';
import { addVerifyCommand } from './commands/verifyCommand.js';
import { productVersion } from './productVersion.js';
import { toDisplayText } from './terminal/displayText.js';

/** The command line of the product: every command, with the options they share. */
export function createProgram(io: CliIo, run: CommandRunner): Command {
  const program = new Command('sop')
    .description('SOPs, closeout checklists and lessons learned in a git repository of Markdown.')
    .version(productVersion(io.productFolder), '--version', 'print the version')
    .helpOption('--help', 'tell how a command is used')
    .helpCommand('help [command]', 'tell how a command is used')
    .option('--cwd <dir>', 'work in this folder', '.')
    .option('--today <day>', 'take this day (YYYY-MM-DD) for today', parseDayOption)
    .option('--no-cache', 'read every document afresh')
    .configureHelp({ showGlobalOptions: true, commandDescription: descriptionOf })
    .configureOutput({
      writeOut: (text) => {
        io.stdout.write(text);
      },
      writeErr: (text) => {
        io.stderr.write(text);
      },
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride();
  for (const add of [
    addInitCommand,
    addNewCommand,
    addAdoptCommand,
    addListCommand,
    addShowCommand,
    addCheckCommand,
    addGateCommand,
    addSignCommand,
    addReviewCommand,
    addAckCommand,
    addVerifyCommand,
    addAuditCommand,
    addMergeCommand,
    addDiffCommand,
    addLessonCommand,
    addBriefingCommand,
    addDashboardCommand,
    addReportCommand,
    addDetentionCommand,
    addPrioritiesCommand,
    addDigestCommand,
    addImportCommand,
    addSchemaCommand,
  ]) {
    add(program, run);
  }
  addExamples(program);
  nameUsageErrors(program, 'sop');
  return program;
}

/** A description without the line ends of the source, so that it is broken where the terminal ends; indented lines stay. A command that has none is described by its summary. */
function descriptionOf(command: Command): string {
  const summary = command.summary();
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
  const description = command.description() || (summary && sentence);
  return description.replaceAll(/\n(?=\S)/g, ' ');
}

/** Tells in one line what is wrong with how a command was called, and where its use is explained. */
function nameUsageErrors(command: Command, name: string): void {
  command.configureOutput({
    outputError: (text, write) => {
      const reason = toPlainWords(
        text
          .replace(/^error: /, '')
          .trim()
          .replaceAll(/\s*\n\s*/g, ' '),
      );
      const sentence = reason.charAt(0).toUpperCase() + reason.slice(1);
      const end = /[.)]$/.test(sentence) ? '' : '.';
      write(`sop: ${toDisplayText(sentence)}${end} See ${name} --help.\n`);
    },
  });
  for (const child of command.commands) {
    nameUsageErrors(child, `${name} ${child.name()}`);
  }
}

/** The refusals of the parser that people meet most, in words for people; others stay as they are. */
function toPlainWords(reason: string): string {
  return reason
    .replace(
      /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '(.*)' is invalid\./,
      '$1 cannot be "$2".',
    )
    .replace(/^command-argument value '(.*)' is invalid for argument '(.*?)'\./, '"$1" is no $2.')
    .replace(/ Allowed choices are (.*)\.$/, ' It is one of $1.')
    .replace(/^option '(--[\w-]+) [^']*' argument missing$/, '$1 needs a value')
    .replace(/^required option '(--[\w-]+)[^']*' not specified$/, '$1 is needed')
    .replace(/^missing required argument '(.*)'$/, 'Say which $1')
    .replace(
      /^option '(--[\w-]+)[^']*' cannot be used with option '(--[\w-]+)[^']*'$/,
      '$1 and $2 exclude each other',
    )
    .replace(/^unknown (option|command) '(.*?)'/, 'There is no $1 "$2"')
    .replace(
      /^too many arguments.* Expected (\d+) arguments? but got (\d+)\.$/,
      'Too much is given: $2 names or words where $1 is expected.',
    );
}
