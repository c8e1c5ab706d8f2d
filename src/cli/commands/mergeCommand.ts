import path from 'node:path';
import type { Command } from 'commander';
import { driveMerge } from '../merging/driveMerge.js';
import { fixConflicts } from '../merging/fixConflicts.js';
import { toDisplayText } from '../terminal/displayText.js';
import {
  exitCodes,
  parseCountOption,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';

interface MergeOptions {
  readonly fix?: boolean;
  readonly markerSize: number;
}

/** Registers `sop merge`. */
export function addMergeCommand(program: Command, run: CommandRunner): void {
  program
    .command('merge')
    .summary('merge documents, or settle conflicts in them')
    .description(
      'As a merge driver of git, `sop merge %O %A %B %P` merges a document by what it means: items\n' +
        'by identity, frontmatter by key, sign-offs by union; the result goes to %A. With --fix it\n' +
        'settles what can be settled in files that are in conflict already.',
    )
    .argument('<files...>', 'base, ours, theirs and the path of the document; with --fix, files')
    .option('--fix', 'settle what can be settled in these files')
    .option('--marker-size <number>', 'length of conflict markers', parseCountOption, 7)
    .action((files: readonly string[], options: MergeOptions) =>
      run((context) => merge(context, files, options)),
    );
}

async function merge(
  context: CommandContext,
  files: readonly string[],
  { fix = false, markerSize }: MergeOptions,
): Promise<ExitCode> {
  if (fix) {
    let worst: ExitCode = exitCodes.fine;
    for (const file of files) {
      const exitCode = await fixConflicts(context, file);
      worst = exitCode > worst ? exitCode : worst;
    }
    return worst;
  }
  const [base, ours, theirs, name] = files;
  if (base === undefined || ours === undefined || theirs === undefined || files.length > 4) {
    return refuseUsage(
      context,
      `Conflicts in a file are settled by sop merge --fix ${toDisplayText(files[0] ?? '')}; without --fix, files are those that git merges: base, ours, theirs and the path.`,
    );
  }
  const absolute = (file: string) => path.resolve(context.cwd, file);
  return driveMerge(context, {
    files: { base: absolute(base), ours: absolute(ours), theirs: absolute(theirs) },
    name: name ?? ours,
    markerSize: Math.max(7, Math.min(markerSize, 1000)),
  });
}
