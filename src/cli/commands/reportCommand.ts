import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { reportFile } from '../../core/reports/reportFile.js';
import { reports } from '../../core/reports/reportOf.js';
import { reportNames, type Report, type ReportName } from '../../core/reports/report.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { nearestWord } from '../../core/schema/nearestWord.js';
import type { ReportOutcome, ReportQuestion } from '../../core/reports/reportQuestion.js';
import { withoutUndefined } from '../../core/schema/withoutUndefined.js';
import { readReport, type ReportStep } from '../../node/readReport.js';
import { createImmediateRunner, createProgramRunner } from '../../node/runProgram.js';
import { formatJson } from '../output/json.js';
import { reportAsCsv } from '../output/reportCsv.js';
import { toReportJson } from '../output/reportJson.js';
import { reportAsMarkdown } from '../output/reportMarkdown.js';
import { createStepProgress } from '../terminal/stepProgress.js';
import {
  exitCodes,
  parseDayOption,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { timeOption, type TimeOptions } from './libraryAt.js';
import { rootOf } from './openLibrary.js';

const formats = ['markdown', 'html', 'csv', 'json'] as const;

interface ReportOptions extends TimeOptions {
  readonly format: (typeof formats)[number];
  readonly since?: CivilDate;
  readonly until?: CivilDate;
  readonly client?: string;
}

/** Registers `sop report`. */
export function addReportCommand(program: Command, run: CommandRunner): void {
  program
    .command('report')
    .summary('tell from git history how the work goes')
    .description(
      'Computes a report from git alone: the same commit gives the same bytes, wherever and whenever\n' +
        'it is asked for. Without a name it lists the reports. HTML is one file without scripts.',
    )
    .argument('[report]', 'which one')
    .argument('[project]', 'id or path of a project, for similar')
    .option('--since <day>', 'what happened from this day on', parseDayOption)
    .option('--until <day>', 'what happened until this day', parseDayOption)
    .option('--client <id>', 'what is about this client')
    .addOption(timeOption())
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('markdown'))
    .action((name: string | undefined, project: string | undefined, options: ReportOptions) =>
      run((context) => report(context, { name, project }, options)),
    );
}

async function report(
  context: CommandContext,
  { name, project }: { readonly name: string | undefined; readonly project: string | undefined },
  { format, at, since, until, client }: ReportOptions,
): Promise<ExitCode> {
  if (name === undefined) {
    context.io.stdout.write(listOfReports());
    return exitCodes.fine;
  }
  const known = reportNames.find((each) => each === name);
  if (known === undefined) {
    const near = nearestWord(name, reportNames);
    const hint =
      near === undefined ? `There are ${reportNames.join(', ')}.` : `Did you mean ${near}?`;
    return refuseUsage(context, `There is no report "${name}". ${hint}`);
  }
  if (project !== undefined && reports[known].asksFor !== 'project') {
    return refuseUsage(context, `The report ${known} takes no project.`);
  }
  if (since !== undefined && until !== undefined && since > until) {
    return refuseUsage(context, `--since ${since} comes after --until ${until}.`);
  }
  const outcome = await withSteps(context, {
    name: known,
    ...withoutUndefined({ at, since, until, client, project }),
    ...(context.isDayGiven ? { today: context.today } : {}),
  });
  if (outcome.kind === 'impossible') {
    return refuseUsage(context, outcome.why);
  }
  context.io.stdout.write(print(context, outcome.report, format));
  return exitCodes.fine;
}

const stepWords: Readonly<Record<ReportStep, string>> = {
  library: 'Reading the library',
  history: 'Reading its history',
  proofs: 'Verifying sign-offs',
  states: 'Reading the ends of months',
  figures: 'Counting',
};

/** Computes the report, and tells a person who waits longer than a second what is being done. */
async function withSteps(
  { io, cwd }: CommandContext,
  question: ReportQuestion,
): Promise<ReportOutcome> {
  const progress = createStepProgress(io);
  try {
    return await readReport({
      ...question,
      run: createProgramRunner(io.env),
      runNow: createImmediateRunner(io.env),
      root: rootOf(cwd),
      onStep: (step) => {
        progress.step(stepWords[step]);
      },
    });
  } finally {
    progress.finish();
  }
}

function print({ io }: CommandContext, told: Report, format: ReportOptions['format']): string {
  switch (format) {
    case 'markdown':
      return reportAsMarkdown(told);
    case 'html':
      return reportFile(told, readStyles(io.productFolder));
    case 'csv':
      return reportAsCsv(told);
    case 'json':
      return formatJson({ report: toReportJson(told) });
    default:
      return format satisfies never;
  }
}

function readStyles(productFolder: string): string {
  return ['lists.css', 'dashboardFile.css', 'report.css']
    .map((name) => readFileSync(path.join(productFolder, 'media', name), 'utf8'))
    .join('\n');
}

function listOfReports(): string {
  const width = Math.max(...reportNames.map(({ length }) => length));
  const asks = (name: ReportName) =>
    reports[name].asksFor === undefined
      ? ''
      : reports[name].asksFor === 'client'
        ? ' Asks for --client.'
        : ' Asks for a project.';
  return reportNames
    .map((name) => `${name.padEnd(width)}  ${reports[name].purpose}${asks(name)}\n`)
    .join('');
}
