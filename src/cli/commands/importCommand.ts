import path from 'node:path';
import { Option, type Command } from 'commander';
import { compareExport, type Mismatch } from '../../core/projects/compareExport.js';
import { readExport, type ExportProblem } from '../../core/projects/exportedProjects.js';
import { formatJson } from '../output/json.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import { readCsv } from './readCsv.js';
import type { CommandRunner } from './commandRunner.js';
import { openLibrary, warnOfSettings } from './openLibrary.js';

interface ImportOptions {
  readonly csv: string;
  readonly format: 'text' | 'json';
}

/** Registers `sop import`. */
export function addImportCommand(program: Command, run: CommandRunner): void {
  program
    .command('import')
    .summary("compare an export of the PSA's projects with the library")
    .description(
      'Reads a CSV file that your PSA exported and lists where its projects and those of the\n' +
        'library differ: missing ones, other names, clients and dates, and closed here but not there.\n' +
        'Nothing is written, and nothing is fetched.',
    )
    .requiredOption('--csv <file>', 'the export, with headings in its first line')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((options: ImportOptions) => run((context) => compare(context, options)));
}

async function compare(context: CommandContext, { csv, format }: ImportOptions): Promise<ExitCode> {
  const table = readCsv(path.resolve(context.cwd, csv));
  if (typeof table === 'string') {
    return refuseUsage(context, `${csv}: ${table}`);
  }
  const { library } = await openLibrary(context).then((opened) => {
    warnOfSettings(context, opened.library);
    return opened;
  });
  const reading = readExport(table, library.configuration.psa);
  if (reading.kind === 'refused') {
    return refuseUsage(context, `${csv}: ${reading.message}`);
  }
  const mismatches = compareExport(library, reading.projects, context.today);
  const { problems } = reading;
  if (format === 'json') {
    const json = {
      projects: reading.projects.length,
      problems,
      mismatches: mismatches.map(toJson),
    };
    context.io.stdout.write(formatJson(json));
  } else {
    print(context, csv, { problems, mismatches });
    const total = problems.length + mismatches.length;
    say(
      context,
      context.err.dim(
        `${total} ${total === 1 ? 'mismatch' : 'mismatches'} in ${plural(reading.projects.length, 'project')}.`,
      ),
    );
  }
  return problems.length + mismatches.length > 0 ? exitCodes.findings : exitCodes.fine;
}

function toJson({ code, message, project, line, path: page }: Mismatch) {
  return { code, message, project: project ?? null, line: line ?? null, path: page ?? null };
}

function print(
  { io, out }: CommandContext,
  csv: string,
  { problems, mismatches }: { problems: readonly ExportProblem[]; mismatches: readonly Mismatch[] },
): void {
  const lines = [
    ...problems.map(({ line, message }) => ({ place: `${csv}:${line}`, message })),
    ...mismatches.map(({ path: page, line, message }) => ({
      place: page ?? `${csv}:${line ?? 1}`,
      message,
    })),
  ];
  for (const { place, message } of lines) {
    io.stdout.write(`${out.dim(toDisplayText(place))}  ${toDisplayText(message)}\n`);
  }
}
