import { InvalidArgumentError, Option, type Command } from 'commander';
import { summaryOf } from '../../core/diff/diffSummary.js';
import { compareLibrary, type CompareOutcome } from '../../node/compareLibrary.js';
import { isInsideGitFolder } from '../../node/gitFolder.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { toDiffJson } from '../output/diffJson.js';
import { diffAsMarkdown } from '../output/diffMarkdown.js';
import { formatDiff } from '../output/diffText.js';
import { formatJson } from '../output/json.js';
import {
  dataOfGit,
  exitCodes,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { openLibrary, rootOf } from './openLibrary.js';

interface DiffOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly failOn?: 'loosens';
  readonly linkBase?: string;
}

/** Registers `sop diff`. */
export function addDiffCommand(program: Command, run: CommandRunner): void {
  program
    .command('diff')
    .summary('tell what a branch does to SOPs, gates and sign-offs')
    .description(
      'Tells what changed between two states of the library: what gates ask for, items, sign-offs,\n' +
        'roster and settings, and whether it loosens or tightens them. Without a range it compares\n' +
        'the files on disk with the commit in which this branch left the default branch.',
    )
    .argument(
      '[range]',
      'BASE, BASE..HEAD, or BASE...HEAD for what HEAD changed since it left BASE',
    )
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when something does this').choices([
        'loosens',
      ]),
    )
    .option(
      '--link-base <address>',
      'put before the paths of links in Markdown, such as https://host/group/project/blob/REV/',
      parseLinkBase,
    )
    .action((range: string | undefined, options: DiffOptions) =>
      run((context) => diff(context, range, options)),
    );
}

async function diff(
  context: CommandContext,
  range: string | undefined,
  { format, failOn, linkBase }: DiffOptions,
): Promise<ExitCode> {
  context.io.optimizeLater?.();
  const root = rootOf(context.cwd);
  if (range?.includes('..') !== true && isInsideGitFolder(root)) {
    return refuseUsage(context, `${dataOfGit} Or name two commits, as BASE..HEAD.`);
  }
  const outcome = await compareLibrary({
    run: createProgramRunner(context.io.env),
    root,
    range,
    today: context.today,
    library: async () => (await openLibrary(context)).library,
  });
  if (outcome.kind === 'impossible') {
    return refuseUsage(context, outcome.message);
  }
  context.io.stdout.write(print(context, outcome, { format, linkBase }));
  return failOn === 'loosens' && summaryOf(outcome.diff).loosens > 0
    ? exitCodes.findings
    : exitCodes.fine;
}

function print(
  { out }: CommandContext,
  outcome: CompareOutcome & { readonly kind: 'compared' },
  {
    format,
    linkBase,
  }: { readonly format: DiffOptions['format']; readonly linkBase: string | undefined },
): string {
  switch (format) {
    case 'text':
      return formatDiff(outcome.diff, out);
    case 'json':
      return formatJson(toDiffJson(outcome.diff, outcome));
    case 'markdown':
      return diffAsMarkdown(outcome.diff, linkBase);
    default:
      return format satisfies never;
  }
}

/** An address that ends in a slash and holds nothing that would end the link it stands in. */
function parseLinkBase(text: string): string {
  if (!/^https?:\/\/[^\s()<>"'\\]+$/.test(text)) {
    throw new InvalidArgumentError('It is an address that begins with https://.');
  }
  return text.endsWith('/') ? text : `${text}/`;
}
