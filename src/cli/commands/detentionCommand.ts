import { Option, type Command } from 'commander';
import { debtsSeenBy, isOwnDebt, type Debt, type DebtViewer } from '../../core/detention/debt.js';
import { debtsIn } from '../../core/detention/debts.js';
import { findByEmail } from '../../core/schema/rosterLookup.js';
import { nearestWord } from '../../core/schema/nearestWord.js';
import { readGitEmail } from '../../git/gitIdentity.js';
import { createProgramRunner } from '../../node/runProgram.js';
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
import { openLibrary, warnOfSettings, type OpenedLibrary } from './openLibrary.js';

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
  const viewer = await findViewer(context, opened);
  const chosen = choose(opened, debtsIn(library, context.today), { ...options, viewer });
  if ('problem' in chosen) {
    return refuseUsage(context, chosen.problem);
  }
  const debts = debtsSeenBy(library, chosen.debts, viewer);
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
  return options.fail === true && debts.length > 0 ? exitCodes.findings : exitCodes.fine;
}

/** Nobody is a fine answer: a CI job sees roles. */
async function findViewer(
  { io, today }: CommandContext,
  { root, library }: OpenedLibrary,
): Promise<DebtViewer | undefined> {
  const email = await readGitEmail(createProgramRunner(io.env), root);
  const person = email === undefined ? undefined : findByEmail(library.roster, email);
  return person && { handle: person.handle, today };
}

function choose(
  { library }: OpenedLibrary,
  debts: readonly Debt[],
  { role, me, viewer }: DetentionOptions & { readonly viewer: DebtViewer | undefined },
): { readonly debts: readonly Debt[] } | { readonly problem: string } {
  if (me === true) {
    return viewer === undefined
      ? { problem: 'The roster has nobody with your git e-mail address, so nothing is yours.' }
      : { debts: debts.filter((debt) => isOwnDebt(library, debt, viewer)) };
  }
  if (role === undefined) {
    return { debts };
  }
  const found = debts.filter((debt) => debt.role === role);
  const roles = [...library.roster.roles.keys()];
  if (found.length === 0 && library.roster.present && !roles.includes(role)) {
    const near = nearestWord(role, roles);
    const hint = near === undefined ? `Roles are ${roles.join(', ')}.` : `Did you mean ${near}?`;
    return { problem: `The roster has no role "${role}". ${hint}` };
  }
  return { debts: found };
}
