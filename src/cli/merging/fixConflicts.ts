/** `sop merge --fix`: settles what can be settled in a file that is in conflict. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { resolveConflicts, type ResolutionOutcome } from '../../core/merge/resolveConflicts.js';
import { decodeText, encodeText } from '../../core/text/decodeText.js';
import { readConflictBase } from '../../git/conflictedFile.js';
import { replaceFile } from '../../node/atomicFile.js';
import { readDocumentFile } from '../../node/documentFile.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { sha256 } from '../../node/sha256.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';

export async function fixConflicts(context: CommandContext, name: string): Promise<ExitCode> {
  const file = path.resolve(context.cwd, name);
  if (!existsSync(file)) {
    return refuseUsage(context, `${name} does not exist.`);
  }
  const reading = readDocumentFile(file);
  if (reading.kind === 'unreadable') {
    return refuseUsage(context, `${name}: ${reading.reason}`);
  }
  const bytes = Uint8Array.from(reading.bytes);
  const folder = path.dirname(file);
  const run = createProgramRunner(context.io.env);
  const found = await readConflictBase({ run, folder }, path.basename(file));
  const conflicted = decodeText(bytes);
  const outcome = resolveConflicts({
    path: name,
    conflicted,
    base: found.kind === 'base' ? decodeText(found.bytes) : undefined,
    isBaseKnown: found.kind !== 'no-conflict',
    hash: sha256,
  });
  if (outcome.kind !== 'resolved') {
    return tellUnresolved(context, name, outcome);
  }
  if (outcome.text !== conflicted.text) {
    const after = encodeText(outcome.text, conflicted.bom);
    const written = await tryReplace(file, after, bytes);
    if (written !== undefined) {
      say(context, `Not resolved. ${toDisplayText(written)}`);
      return exitCodes.findings;
    }
  }
  for (const { about, line } of outcome.left) {
    context.io.stdout.write(`${toDisplayText(name)}:${line + 1}: ${toDisplayText(about)}\n`);
  }
  if (outcome.left.length > 0) {
    const count = plural(outcome.left.length, 'conflict');
    say(context, `${count} left to you, of ${outcome.found} before; everything else is settled.`);
    return exitCodes.findings;
  }
  say(context, `All settled. Look at ${toDisplayText(name)}, then take it with git add.`);
  return exitCodes.fine;
}

function tellUnresolved(
  context: CommandContext,
  name: string,
  outcome: Exclude<ResolutionOutcome, { kind: 'resolved' }>,
): ExitCode {
  if (outcome.kind === 'no-conflicts') {
    say(context, `${toDisplayText(name)} has no conflict markers; there is nothing to settle.`);
    return exitCodes.fine;
  }
  say(context, `Not resolved. ${toDisplayText(outcome.message)}`);
  return exitCodes.findings;
}

/** In words why the file was not written. */
async function tryReplace(
  file: string,
  after: Uint8Array,
  before: Uint8Array,
): Promise<string | undefined> {
  try {
    const outcome = await replaceFile(file, after, before);
    return outcome === 'changed'
      ? 'It was changed by somebody else just now; try again.'
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
