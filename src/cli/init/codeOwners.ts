/** `sop init --codeowners`: who must approve which documents, from roster and owners. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  codeOwnerLines,
  codeOwnersPlaces,
  hasDrifted,
  withCodeOwners,
} from '../../core/library/codeOwners.js';
import { replaceFile } from '../../node/atomicFile.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { confirm } from '../commands/confirm.js';
import { readLibrary } from '../commands/openLibrary.js';

export interface CodeOwnersRequest {
  readonly root: string;
  readonly yes: boolean;
  /** Only tells whether the file is out of date. */
  readonly isCheck: boolean;
}

/** Makes the block of the file again, or tells that it is out of date. */
export async function addCodeOwners(
  context: CommandContext,
  { root, yes, isCheck }: CodeOwnersRequest,
): Promise<ExitCode> {
  const name =
    codeOwnersPlaces.find((place) => existsSync(path.join(root, place))) ?? codeOwnersPlaces[0];
  const file = path.join(root, name);
  const before = existsSync(file) ? readFileSync(file) : undefined;
  const text = before?.toString('utf8') ?? '';
  const lines = codeOwnerLines(await readLibrary(context, root), context.today);
  if (isCheck) {
    if (!hasDrifted(text, lines)) {
      return exitCodes.fine;
    }
    say(context, `${name} no longer says what roster and owners say; run sop init --codeowners.`);
    return exitCodes.findings;
  }
  const after = withCodeOwners(text, lines);
  if (after === text) {
    say(context, `${name} says what roster and owners say already.`);
    return exitCodes.fine;
  }
  context.io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const unasked = 'Nothing was written. Add --yes to write these lines.';
  if (!yes && !(await confirm(context, { question: `Write these lines to ${name}?`, unasked }))) {
    return exitCodes.fine;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  if ((await replaceFile(file, Buffer.from(after, 'utf8'), before)) === 'changed') {
    say(context, `${name} was changed by somebody else just now; try again.`);
    return exitCodes.findings;
  }
  say(context, `Wrote ${name}. Commit it, and require reviews of code owners on the forge.`);
  return exitCodes.fine;
}
