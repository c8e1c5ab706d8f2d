import { Option, type Command } from 'commander';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { nearestWord } from '../../core/schema/nearestWord.js';
import { findMoment } from '../../git/moment.js';
import { PathHistory } from '../../git/pathHistory.js';
import { openHistory, type OpenedHistory } from '../../node/auditLibrary.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { formatAuditCsv } from '../audit/auditCsv.js';
import { toAuditFacts, type AuditFacts } from '../audit/auditFacts.js';
import { formatAuditHtml } from '../audit/auditHtml.js';
import { formatAuditMarkdown } from '../audit/auditMarkdown.js';
import { formatAuditText } from '../audit/auditText.js';
import { formatJson } from '../output/json.js';
import {
  exitCodes,
  parseDayOption,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { timeOption, type TimeOptions } from './libraryAt.js';
import { toLibraryPath } from './libraryPath.js';
import { rootOf } from './openLibrary.js';

const formats = ['text', 'html', 'markdown', 'csv', 'json'] as const;

interface AuditOptions extends TimeOptions {
  readonly format: (typeof formats)[number];
  readonly since?: CivilDate;
  readonly until?: CivilDate;
}

/** Registers `sop audit`. */
export function addAuditCommand(program: Command, run: CommandRunner): void {
  program
    .command('audit')
    .summary('tell the life of a document, with its proofs')
    .description(
      'Tells from git alone what happened to a document, by whom and in which commit, and prints\n' +
        'with it what an auditor needs to verify its sign-offs again, offline.',
    )
    .argument('<document>', 'id or path of the document')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('--since <day>', 'tell what happened from this day on', parseDayOption)
    .option('--until <day>', 'tell what happened until this day', parseDayOption)
    .addOption(timeOption())
    .action((name: string, options: AuditOptions) =>
      run((context) => audit(context, name, options)),
    );
}

async function audit(
  context: CommandContext,
  name: string,
  { format, at, ...period }: AuditOptions,
): Promise<ExitCode> {
  const { io, isDayGiven } = context;
  const { since, until } = period;
  if (since !== undefined && until !== undefined && since > until) {
    return refuseUsage(context, `--since ${since} comes after --until ${until}.`);
  }
  const run = createProgramRunner(io.env);
  const root = rootOf(context.cwd);
  const moment = at === undefined ? undefined : await findMoment({ run, folder: root }, at);
  if (moment && 'problem' in moment) {
    return refuseUsage(context, `--at: ${moment.problem}`);
  }
  const place = { run, root, cache: context.cache };
  const opened = await openHistory(moment ? { ...place, commit: moment.commit } : place);
  if ('problem' in opened) {
    return refuseUsage(context, opened.problem);
  }
  const choice = choosePath(opened, context, name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const today = isDayGiven ? context.today : (moment?.day ?? opened.day);
  const now = Math.floor(io.now().getTime() / 1000);
  const outcome = await opened.audit(choice.path, { today, now });
  if (outcome.kind === 'impossible') {
    return refuseUsage(context, outcome.message);
  }
  const facts = toAuditFacts(outcome.audit, { today, ...period });
  io.stdout.write(print(context, facts, format));
  return exitCodes.fine;
}

function print({ out }: CommandContext, facts: AuditFacts, format: AuditOptions['format']): string {
  switch (format) {
    case 'text':
      return formatAuditText(facts, out);
    case 'html':
      return formatAuditHtml(facts);
    case 'markdown':
      return formatAuditMarkdown(facts);
    case 'csv':
      return formatAuditCsv(facts);
    case 'json':
      return formatJson(facts);
    default:
      return format satisfies never;
  }
}

/** The document's path in the library, by path or id, among what is committed. */
function choosePath(
  { prefix, known }: OpenedHistory,
  { cwd }: CommandContext,
  name: string,
): { readonly path: string } | { readonly problem: string } {
  const paths = [...known.present.keys()].flatMap((path) =>
    path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
  );
  const here = toLibraryPath(rootOf(cwd), cwd, name);
  const byPath = paths.find((path) => path === here) ?? paths.find((path) => path === name);
  if (byPath !== undefined) {
    return { path: byPath };
  }
  const idOf = (path: string) => known.presentIds.get(prefix + path);
  const exact = paths.filter((path) => idOf(path) === name);
  const wanted = name.toLowerCase();
  const [first, ...others] =
    exact.length > 0 ? exact : paths.filter((path) => idOf(path)?.toLowerCase() === wanted);
  if (first !== undefined) {
    return others.length === 0
      ? { path: first }
      : {
          problem: `Several documents have the id ${name}: ${[first, ...others].join(', ')}. Name one by its path.`,
        };
  }
  const { history } = known;
  if (new PathHistory(history, prefix + here).blobAt(history.tip) !== undefined) {
    return {
      problem: `By the settings that are committed, ${here} is no document; commit .sop/library.yml if that makes it one.`,
    };
  }
  const near = nearestWord(name, [...known.presentIds.values()]) ?? nearestWord(name, paths);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return { problem: `No commit holds a document "${name}".${hint}` };
}
