import { Option, type Command } from 'commander';
import type { Document } from '../../core/document/document.js';
import { toDetailedJson } from '../output/documentJson.js';
import { formatCard } from '../output/documentCard.js';
import { formatJson } from '../output/json.js';
import { exitCodes, refuseUsage, type CommandContext, type ExitCode } from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { chooseDocument } from './chooseDocument.js';
import { loadLibraryFor, timeOption, type TimeOptions } from './libraryAt.js';
import { warnOfSettings, type OpenedLibrary } from './openLibrary.js';

const formats = ['text', 'json'] as const;

interface ShowOptions extends TimeOptions {
  readonly format: (typeof formats)[number];
}

/** Registers `sop show`. */
export function addShowCommand(program: Command, run: CommandRunner): void {
  program
    .command('show')
    .summary('show one document with its items')
    .description('Shows what is known of one document: its facts, its items and where they stand.')
    .argument('<document>', 'id or path of the document')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .addOption(timeOption())
    .action((name: string, options: ShowOptions) => run((context) => show(context, name, options)));
}

async function show(
  present: CommandContext,
  name: string,
  { format, ...time }: ShowOptions,
): Promise<ExitCode> {
  const opened = await loadLibraryFor(present, time);
  if ('problem' in opened) {
    return refuseUsage(present, opened.problem);
  }
  const { context } = opened;
  warnOfSettings(context, opened.library);
  const choice = chooseDocument(opened, context.cwd, name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const text = formatDocument(context, opened, { document: choice.document, format });
  context.io.stdout.write(text);
  return exitCodes.fine;
}

function formatDocument(
  { today, out, io }: CommandContext,
  { library }: OpenedLibrary,
  { document, format }: ShowOptions & { readonly document: Document },
): string {
  const printed = { library, document, today };
  return format === 'json'
    ? formatJson({ documents: [toDetailedJson(printed)] })
    : formatCard(toDetailedJson(printed), out, io.stdout.columns);
}
