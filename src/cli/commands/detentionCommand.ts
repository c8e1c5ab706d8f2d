import { Option, type Command } from 'commander';
import {
  debtsSeenBy,
  isOwnDebt,
  isOwnedByNobody,
  type Debt,
  type DebtViewer,
} from '../../core/detention/debt.js';
import { debtsIn } from '../../core/detention/debts.js';
import { detentionAsJson, detentionAsMarkdown, detentionAsText } from '../output/detention.js';
import { formatJson } from '../output/json.js';
import { plural } from '../reporters/checkReport.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { findCommitter } from './committer.js';
import { openLibrary, warnOfSettings, type OpenedLibrary } from './openLibrary.js';
import { whyUnknownRole } from './unknownRole.js';

const formats = ['text', 'json', 'markdown'] as const;

interface DetentionOptions {
  readonly role?: string;
  readonly me?: boolean;
  readonly fail?: boolean;
  readonly format: (typeof formats)[number];
}

/** Registers `sop detention`. */
export function addDetentionCommand(program: Command, run: CommandRunner): void {
  program
    .command('detention')
    .summary('list documentation that is past due')
    .description(
      'Lists what should have been written down by now: open items of runs past their day,\n' +
        'overdue reviews, missing lessons, unanswered returns, people who were not told.\n' +
        'Doing the work is the only way to clear it.',
    )
    .addOption(new Option('--role <role>', 'only what falls on this role').conflicts('me'))
    .option('--me', 'only your own, by your git e-mail address')
    .option('--fail', 'exit with 1 when there is any')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .action((options: DetentionOptions) => run((context) => list(context, options)));
}

async function list(context: CommandContext, options: DetentionOptions): Promise<ExitCode> {
  const opened = await openLibrary(context);
  const { library } = opened;
  warnOfSettings(context, library);
  const found = await findViewer(context, opened);
  const viewer = 'problem' in found ? undefined : found;
  const chosen = choose(opened, debtsIn(library, context.today), { ...options, viewer: found });
  if ('problem' in chosen) {
    return refuseUsage(context, chosen.problem);
  }
  const debts = debtsSeenBy(library, chosen.debts, viewer);
  const { unowned = 0 } = chosen;
  const { io, out, today } = context;
  const written = { debts, library, today };
  switch (options.format) {
    case 'json':
      io.stdout.write(formatJson(detentionAsJson(written)));
      break;
    case 'markdown':
      io.stdout.write(detentionAsMarkdown(written));
      break;
    case 'text':
      io.stdout.write(detentionAsText(written, out));
      say(context, context.err.dim(`${plural(debts.length, 'debt')}.`));
      break;
    default:
      options.format satisfies never;
  }
  if (unowned > 0) {
    const count = unowned === 1 ? '1 debt is' : `${unowned} debts are`;
    say(
      context,
      `${context.err.yellow('sop:')} ${count} owned by nobody; sop detention lists them.`,
    );
  }
  return options.fail === true && debts.length > 0 ? exitCodes.findings : exitCodes.fine;
}

/** That it is nobody matters only to who asks for their own: a CI job sees roles. */
async function findViewer(
  context: CommandContext,
  opened: OpenedLibrary,
): Promise<DebtViewer | { readonly problem: string }> {
  const committer = await findCommitter(context, opened);
  if ('problem' in committer) {
    return committer;
  }
  return opened.library.roster.present
    ? { handle: committer.by, today: context.today }
    : { problem: 'The library has no .sop/roster.yml to say what is yours; sop init writes one.' };
}

interface ChosenDebts {
  readonly debts: readonly Debt[];
  /** How many fall on nobody at all, and so on no list of anybody's own. */
  readonly unowned?: number;
}

function choose(
  { library }: OpenedLibrary,
  debts: readonly Debt[],
  {
    role,
    me,
    viewer,
  }: DetentionOptions & {
    readonly viewer: DebtViewer | { readonly problem: string };
  },
): ChosenDebts | { readonly problem: string } {
  if (me === true) {
    return 'problem' in viewer
      ? viewer
      : {
          debts: debts.filter((debt) => isOwnDebt(library, debt, viewer)),
          unowned: debts.filter(isOwnedByNobody).length,
        };
  }
  if (role === undefined) {
    return { debts };
  }
  const found = debts.filter((debt) => debt.role === role);
  const problem = found.length === 0 ? whyUnknownRole(library.roster, role) : undefined;
  return problem === undefined ? { debts: found } : { problem };
}
