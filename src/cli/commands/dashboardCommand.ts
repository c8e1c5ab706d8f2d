import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import type { Document } from '../../core/document/document.js';
import { audienceOf, dashboardsIn } from '../../core/lists/dashboards.js';
import { dashboardFile } from '../../core/lists/dashboardFile.js';
import { listsOf } from '../../core/lists/documentLists.js';
import { ListEvaluator, type ListQuestion } from '../../core/lists/evaluateDashboard.js';
import type { DashboardResult } from '../../core/lists/listResult.js';
import { evaluateMyLists } from '../../core/lists/myLists.js';
import { viewerOf, type Viewer } from '../../core/lists/viewer.js';
import type { Library } from '../../core/library/library.js';
import { finish } from '../../core/library/steps.js';
import { nearestWord } from '../../core/schema/nearestWord.js';
import { findPerson } from '../../core/schema/rosterLookup.js';
import { toDashboardJson } from '../output/dashboardJson.js';
import { dashboardAsMarkdown } from '../output/dashboardMarkdown.js';
import { formatJson } from '../output/json.js';
import { chooseDocument } from './chooseDocument.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { loadLibraryFor, timeOption, type LibraryOfTime, type TimeOptions } from './libraryAt.js';
import { warnOfSettings } from './openLibrary.js';

const formats = ['markdown', 'html', 'json'] as const;

interface DashboardOptions extends TimeOptions {
  readonly format: (typeof formats)[number];
  readonly role?: string;
  readonly me?: string;
}

/** Registers `sop dashboard`. */
export function addDashboardCommand(program: Command, run: CommandRunner): void {
  program
    .command('dashboard')
    .summary('print dashboards with their lists answered')
    .description(
      'Prints the lists of a dashboard, or of all of them, as they stand today. Any document\n' +
        'with sop-list blocks will do. The HTML is one file without scripts, for a wall, a mail or a printer.',
    )
    .argument('[dashboard]', 'id or path of the document')
    .addOption(new Option('--role <role>', 'the dashboards made for this role').conflicts('me'))
    .option('--me <person>', 'what waits for this person: handle, e-mail address or name')
    .addOption(timeOption())
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('markdown'))
    .action((name: string | undefined, options: DashboardOptions) =>
      run((context) => show(context, name, options)),
    );
}

async function show(
  present: CommandContext,
  name: string | undefined,
  options: DashboardOptions,
): Promise<ExitCode> {
  const opened = await loadLibraryFor(present, options);
  if ('problem' in opened) {
    return refuseUsage(present, opened.problem);
  }
  const { context, library } = opened;
  warnOfSettings(context, library);
  const viewer = findViewer(opened, options.me);
  if (viewer !== undefined && 'problem' in viewer) {
    return refuseUsage(context, viewer.problem);
  }
  const question = { library, today: context.today, viewer };
  const chosen = choose(opened, name, options);
  if ('problem' in chosen) {
    return refuseUsage(context, chosen.problem);
  }
  const dashboards = evaluate(question, chosen.documents);
  context.io.stdout.write(print(context, library, { dashboards, format: options.format }));
  const failed = dashboards.flatMap(({ lists }) =>
    lists.filter(({ problems }) => problems.length > 0),
  );
  if (failed.length > 0) {
    const lists = failed.length === 1 ? '1 list' : `${failed.length} lists`;
    say(context, `${context.err.yellow('sop:')} ${lists} cannot be answered; each says why.`);
    return exitCodes.findings;
  }
  return exitCodes.fine;
}

/** `me` alone means the lists that everybody has. */
function evaluate(
  question: ListQuestion,
  documents: readonly Document[],
): readonly DashboardResult[] {
  if (documents.length === 0) {
    return [finish(evaluateMyLists(question))];
  }
  const evaluator = new ListEvaluator(question);
  return documents.map((document) => finish(evaluator.document(document)));
}

function findViewer(
  { library, context }: LibraryOfTime,
  name: string | undefined,
): Viewer | { readonly problem: string } | undefined {
  if (name === undefined) {
    return undefined;
  }
  const person = findPerson(library.roster, name);
  const viewer = person && viewerOf(library, person.handle, context.today);
  return viewer ?? { problem: `Nobody in the roster is "${name}".` };
}

function choose(
  opened: LibraryOfTime,
  name: string | undefined,
  { role, me }: DashboardOptions,
): { readonly documents: readonly Document[] } | { readonly problem: string } {
  const { library, context } = opened;
  if (name !== undefined) {
    return chooseNamed(opened, context.cwd, name);
  }
  if (me !== undefined) {
    return { documents: [] };
  }
  const all = dashboardsIn(library);
  if (all.length === 0) {
    return { problem: 'The library has no dashboard; sop new TPL-DASH-NOC makes one.' };
  }
  if (role === undefined) {
    return { documents: all };
  }
  const documents = all.filter((document) => audienceOf(library, document).includes(role));
  return documents.length > 0 ? { documents } : { problem: noneForRole(library, all, role) };
}

function chooseNamed(opened: LibraryOfTime, cwd: string, name: string) {
  const choice = chooseDocument(opened, cwd, name);
  if ('problem' in choice) {
    return choice;
  }
  return listsOf(choice.document).length === 0
    ? { problem: `${choice.document.path} has no sop-list block.` }
    : { documents: [choice.document] };
}

function noneForRole(library: Library, all: readonly Document[], role: string): string {
  const roles = [...new Set(all.flatMap((document) => audienceOf(library, document)))];
  const near = nearestWord(role, roles);
  const hint =
    near === undefined ? `There are some for ${roles.join(', ')}.` : `Did you mean ${near}?`;
  return `No dashboard is made for "${role}". ${hint}`;
}

function print(
  { io }: CommandContext,
  library: Library,
  {
    dashboards,
    format,
  }: {
    readonly dashboards: readonly DashboardResult[];
    readonly format: DashboardOptions['format'];
  },
): string {
  switch (format) {
    case 'json':
      return formatJson({ dashboards: dashboards.map(toDashboardJson) });
    case 'markdown':
      return dashboards.map(dashboardAsMarkdown).join('\n');
    case 'html':
      return dashboardFile(dashboards, {
        styles: readStyles(io.productFolder),
        library: library.configuration.title ?? 'SOP Ledger',
      });
    default:
      return format satisfies never;
  }
}

function readStyles(productFolder: string): string {
  return ['lists.css', 'dashboardFile.css']
    .map((name) => readFileSync(path.join(productFolder, 'media', name), 'utf8'))
    .join('\n');
}
