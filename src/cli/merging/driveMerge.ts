/** `sop merge` as git calls it: three files in, one out, and an exit code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { usualMarkers } from '../../core/merge/conflictMarkers.js';
import { mergeDocuments, type MergeOutcome } from '../../core/merge/mergeDocuments.js';
import { decodeText, encodeText, type DecodedText } from '../../core/text/decodeText.js';
import { mergeLinesWithGit, type ThreeFiles } from '../../git/conflictedFile.js';
import { outputOf } from '../../git/gitOutput.js';
import { gitReading } from '../../git/gitRequest.js';
import type { Repository } from '../../git/readHistory.js';
import { replaceFile } from '../../node/atomicFile.js';
import { readDocumentFile } from '../../node/documentFile.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { sha256 } from '../../node/sha256.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';

export interface DriverCall {
  /** Files that git made; the result goes to `ours`. */
  readonly files: ThreeFiles;
  /** Path of the document in the repository, for messages. */
  readonly name: string;
  readonly markerSize: number;
}

/** Merges by meaning, or by lines as git itself does where that cannot be had; never leaves a merge half done. */
export async function driveMerge(context: CommandContext, call: DriverCall): Promise<ExitCode> {
  const repository = { run: createProgramRunner(context.io.env), folder: context.cwd };
  const outcome = await tryToMerge(repository, call);
  if (outcome.kind === 'merged') {
    await replaceOurs(call, encodeText(outcome.text, outcome.bom));
    const { conflicts } = outcome;
    if (conflicts.length === 0) {
      return exitCodes.fine;
    }
    const about = [...new Set(conflicts.map((conflict) => conflict.about))].slice(0, 5).join(', ');
    say(
      context,
      `sop: ${toDisplayText(call.name)}: ${plural(conflicts.length, 'conflict')} left, about ${toDisplayText(about)}.`,
    );
    return exitCodes.findings;
  }
  say(
    context,
    `sop: ${toDisplayText(call.name)} is merged line by line, as git does. ${outcome.message}`,
  );
  const lines = await mergeLinesWithGit(repository, call.files, call.markerSize);
  if (lines.kind === 'impossible') {
    say(context, 'sop: git cannot merge it by lines either; it stays as ours has it, in conflict.');
    return exitCodes.findings;
  }
  await replaceOurs(call, lines.bytes);
  return lines.conflicts === 0 ? exitCodes.fine : exitCodes.findings;
}

/** Leaves ours whole where the result cannot be written: git takes what is there for the merge. */
async function replaceOurs({ files: { ours } }: DriverCall, bytes: Uint8Array): Promise<void> {
  await replaceFile(ours, bytes, readFileSync(ours));
}

async function tryToMerge(repository: Repository, call: DriverCall): Promise<MergeOutcome> {
  const [base, ours, theirs] = [call.files.base, call.files.ours, call.files.theirs].map(read);
  if (base === undefined || ours === undefined || theirs === undefined) {
    return { kind: 'unreadable', message: 'A version cannot be read.' };
  }
  const withBase = await showsBase(repository);
  try {
    return mergeDocuments({
      path: call.name,
      base,
      ours,
      theirs,
      hash: sha256,
      markers: { ...usualMarkers, size: call.markerSize, withBase },
    });
  } catch {
    // A fault of ours must not cost anybody a version of their document: git's merge stands in.
    return { kind: 'unreadable', message: 'Something went wrong.' };
  }
}

function read(file: string): DecodedText | undefined {
  const reading = readDocumentFile(path.resolve(file));
  return reading.kind === 'read' ? decodeText(Uint8Array.from(reading.bytes)) : undefined;
}

/** Whether people here want to see what both sides began with. */
async function showsBase({ run, folder }: Repository): Promise<boolean> {
  const style = outputOf(await run(gitReading('config', ['--get', 'merge.conflictStyle'], folder)));
  return /diff3/.test(style ?? '');
}
