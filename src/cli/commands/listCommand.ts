import type { Command } from 'commander';
import { Option } from 'commander';
import { queryHints } from '../../core/language/queryHints.js';
import type { QueryProblem } from '../../core/query/query.js';
import { selectDocuments } from '../../core/query/selectDocuments.js';
import type { Document } from '../../core/document/document.js';
import type { Library } from '../../core/library/library.js';
import { plural } from '../reporters/checkReport.js';
import { toDocumentJson } from '../output/documentJson.js';
import { formatJson } from '../output/json.js';
import { listAsCsv, listAsMarkdown, listAsTable } from '../output/documentList.js';
import {
  exitCodes,
  parseCountOption,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import { toDisplayText } from '../terminal/displayText.js';
import { loadLibraryFor, timeOption, type TimeOptions } from './libraryAt.js';
import { warnOfSettings } from './openLibrary.js';
import type { CommandRunner } from './commandRunner.js';

const formats = ['table', 'json', 'csv', 'markdown'] as const;

interface ListOptions extends TimeOptions {
  readonly format: (typeof formats)[number];
  readonly sort?: string;
  readonly limit?: number;
}

/** Registers `sop list`. */
export function addListCommand(program: Command, run: CommandRunner): void {
  program
    .command('list')
    .summary('list documents, all or those that answer a query')
    .description(
      'Lists the documents of the library. A query narrows the list:\n' +
        '  kind:checklist required_open:>0 due_on:<7d -client:contoso "firewall"',
    )
    .argument('[query...]', 'words and field:value terms; all must hold unless joined by OR')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('table'))
    .option('--sort <fields>', 'fields to sort by, with commas; -field for the reverse order')
    .option('--limit <count>', 'print at most this many documents', parseCountOption)
    .addOption(timeOption())
    // A dash before a term negates it. No option has one dash only, so what looks like one is a term.
    .allowUnknownOption()
    .action((words: readonly string[], options: ListOptions) =>
      run((context) => list(context, words, options)),
    );
}

async function list(
  present: CommandContext,
  words: readonly string[],
  { format, sort = '', limit, ...time }: ListOptions,
): Promise<ExitCode> {
  const unknown = words.find((word) => word.startsWith('--'));
  if (unknown !== undefined) {
    return refuseUsage(present, `There is no option "${unknown}". See sop list --help.`);
  }
  const query = words.join(' ');
  const opened = await loadLibraryFor(present, time);
  if ('problem' in opened) {
    return refuseUsage(present, opened.problem);
  }
  const { library, context } = opened;
  warnOfSettings(context, library);
  const unread = library.unreadable.size;
  if (unread > 0) {
    const files = plural(unread, 'file');
    say(context, `${context.err.yellow('sop:')} ${files} could not be read; sop check tells why.`);
  }
  const { today, io } = context;
  const selection = { today, query, sort, ...(limit !== undefined && { limit }) };
  const { documents, problems, sortProblems } = selectDocuments(library, selection);
  const [problem] = problems;
  const [sortProblem] = sortProblems;
  if (problem !== undefined) {
    return refuseQuery(context, query, problem);
  }
  if (sortProblem !== undefined) {
    return refuseUsage(context, `--sort: ${sortProblem.message}`);
  }
  io.stdout.write(formatList(context, { library, documents, format }));
  if (format === 'table') {
    const total = plural(library.documents.size, 'document');
    const part = documents.length === library.documents.size ? '' : `${documents.length} of `;
    say(context, context.err.dim(`${part}${total}.`));
  }
  for (const hint of queryHints(library, query, today)) {
    say(context, `${context.err.yellow('sop:')} ${toDisplayText(hint)}`);
  }
  return exitCodes.fine;
}

interface ListedDocuments {
  readonly library: Library;
  readonly documents: readonly Document[];
  readonly format: ListOptions['format'];
}

function formatList(
  { today, io, out }: CommandContext,
  { library, documents, format }: ListedDocuments,
): string {
  const facts = documents.map((document) => toDocumentJson({ library, document, today }));
  switch (format) {
    case 'json':
      return formatJson({ documents: facts });
    case 'csv':
      return listAsCsv(facts);
    case 'markdown':
      return listAsMarkdown(facts);
    case 'table':
      return listAsTable(facts, out, io.stdout.columns);
    default:
      return format satisfies never;
  }
}

/** Shows the query with a mark below the place where it goes wrong. */
function refuseQuery(context: CommandContext, query: string, problem: QueryProblem): ExitCode {
  const { start, end } = problem.range;
  const code = refuseUsage(context, problem.message);
  if (/^[\x20-\x7e]*$/.test(query) && query.length < 200) {
    const mark = '^'.repeat(Math.max(1, end - start));
    say(context, `  ${query}\n  ${' '.repeat(start)}${context.err.red(mark)}`);
  }
  return code;
}
