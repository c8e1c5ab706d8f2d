import { Option, type Command } from 'commander';
import { findingsOf } from '../../core/rules/findings.js';
import { formatBaseline, makeBaseline } from '../../core/rules/baseline.js';
import type { Finding } from '../../core/rules/finding.js';
import { warnOfOldDriver } from '../init/mergeDriver.js';
import { productVersion } from '../productVersion.js';
import { isFailure, plural, type CheckReporter, type FailOn } from '../reporters/checkReport.js';
import { reportForGitHub } from '../reporters/githubReporter.js';
import { reportAsJson } from '../reporters/jsonReporter.js';
import { reportAsJUnit } from '../reporters/junitReporter.js';
import { reportAsMarkdown } from '../reporters/markdownReporter.js';
import { reportAsSarif } from '../reporters/sarifReporter.js';
import { reportAsText } from '../reporters/textReporter.js';
import { findBaseline, readBaseline, writeBaseline } from './baselineFile.js';
import { createCheckScope } from './checkScope.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { checkoutPrefix } from './checkoutPrefix.js';
import { loadLibraryFor, timeOption, type TimeOptions } from './libraryAt.js';

const formats = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;

type CheckFormat = (typeof formats)[number];

const reporters: Readonly<Record<CheckFormat, CheckReporter>> = {
  text: reportAsText,
  json: reportAsJson,
  sarif: reportAsSarif,
  github: reportForGitHub,
  junit: reportAsJUnit,
  markdown: reportAsMarkdown,
};

interface CheckOptions extends TimeOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly changedSince?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** Registers `sop check`. */
export function addCheckCommand(program: Command, run: CommandRunner): void {
  program
    .command('check')
    .summary('tell what is wrong or due')
    .description(
      'Tells what is wrong or due in the library, as an editor shows it. The whole library is\n' +
        'read even when only the findings of some files or folders are asked for.',
    )
    .argument('[paths...]', 'files and folders whose findings are wanted')
    .option('--changed-since <rev>', 'only findings in files changed since this git revision')
    .addOption(
      new Option('--fail-on <level>', 'level from which the exit code is 1')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option('--baseline <file>', 'leave out the findings recorded in this file')
    .addOption(
      new Option('--write-baseline <file>', 'record the findings in this file').conflicts(
        'baseline',
      ),
    )
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .addOption(timeOption().conflicts(['changedSince', 'writeBaseline']))
    .action((paths: readonly string[], options: CheckOptions) =>
      run((context) => check(context, paths, options)),
    );
}

async function check(
  present: CommandContext,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const opened = await loadLibraryFor(present, options);
  if ('problem' in opened) {
    return refuseUsage(present, opened.problem);
  }
  const { root, library, context, moment } = opened;
  const isPast = moment !== undefined;
  const scope = await createCheckScope(context, { root, library, paths, isPast, ...options });
  if ('problem' in scope) {
    return refuseUsage(context, scope.problem);
  }
  const found = findingsOf(library, context.today).filter(
    (finding) => scope.includes(finding.path) || breaksSettings(finding),
  );
  if (options.writeBaseline !== undefined) {
    return recordBaseline(context, found, options.writeBaseline);
  }
  const reading = readBaseline(found, await findBaseline(context, options.baseline, opened));
  if ('problem' in reading) {
    return refuseUsage(context, reading.problem);
  }
  const { findings } = reading;
  const report = reporters[options.format]({
    findings,
    documents: [...library.documents.keys()].filter((path) => scope.includes(path)),
    known: found.length - findings.length,
    failOn: options.failOn,
    prefix: checkoutPrefix(root, context.io.env),
    version: productVersion(context.io.productFolder),
    style: context.out,
  });
  if (library.documents.size === 0) {
    say(context, 'There is no document here, so nothing was checked.');
  }
  for (const piece of typeof report === 'string' ? [report] : report) {
    context.io.stdout.write(piece);
  }
  if (options.format === 'text' && !isPast) {
    await warnOfOldDriver(context, root);
  }
  return exitCodeFor(findings, options.failOn);
}

/** With settings that cannot be read, nothing was judged as the library means it, whatever part was asked for. */
function breaksSettings({ code, level }: Finding): boolean {
  return level === 'error' && /^(?:configuration|roster)\/(?:yaml|invalid)$/.test(code);
}

function exitCodeFor(findings: readonly Finding[], failOn: FailOn): ExitCode {
  if (findings.some(breaksSettings)) {
    return exitCodes.usage;
  }
  return findings.some(({ level }) => isFailure(level, failOn))
    ? exitCodes.findings
    : exitCodes.fine;
}

async function recordBaseline(
  context: CommandContext,
  findings: readonly Finding[],
  file: string,
): Promise<ExitCode> {
  const problem = await writeBaseline(context, formatBaseline(makeBaseline(findings)), file);
  if (problem !== undefined) {
    return refuseUsage(context, problem);
  }
  say(context, `${plural(findings.length, 'finding')} recorded in ${file}.`);
  return exitCodes.fine;
}
