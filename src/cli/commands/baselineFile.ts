import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyBaseline, parseBaseline } from '../../core/rules/baseline.js';
import type { Finding } from '../../core/rules/finding.js';
import { decodeText } from '../../core/text/decodeText.js';
import { readObjects } from '../../git/readObjects.js';
import { findPrefix } from '../../git/repositoryFolder.js';
import { replaceFile } from '../../node/atomicFile.js';
import { createFile } from '../../node/createFile.js';
import { wordsForFailure } from '../../node/fileError.js';
import { createProgramRunner } from '../../node/runProgram.js';
import type { CommandContext } from './commandContext.js';
import type { LibraryOfTime } from './libraryAt.js';

/** A baseline by its name; without text when it cannot be read. */
export interface BaselineFile {
  readonly file: string;
  readonly text: string | undefined;
}

/** The baseline to use: the file named on the command line, else the one that the library's configuration names, as old as the library. */
export async function findBaseline(
  { cwd, io }: CommandContext,
  written: string | undefined,
  { root, library, moment }: Omit<LibraryOfTime, 'context'>,
): Promise<BaselineFile | undefined> {
  if (written !== undefined) {
    return readFromDisk(path.resolve(cwd, written));
  }
  const { baseline } = library.configuration;
  if (baseline === undefined || moment === undefined) {
    return baseline === undefined ? undefined : readFromDisk(path.resolve(root, baseline));
  }
  const run = createProgramRunner(io.env);
  const name = `${moment.commit}:${(await findPrefix(run, root)) ?? ''}${baseline}`;
  const object = (await readObjects({ run, folder: root }, [name])).get(name);
  return { file: baseline, text: object && decodeText(object.bytes).text };
}

function readFromDisk(file: string): BaselineFile {
  try {
    return { file, text: readFileSync(file, 'utf8') };
  } catch {
    // Whoever asked for it is told so.
    return { file, text: undefined };
  }
}

/** The findings that the baseline does not know; all of them without one. */
export function readBaseline(
  findings: readonly Finding[],
  source: BaselineFile | undefined,
): { readonly findings: readonly Finding[] } | { readonly problem: string } {
  if (source === undefined) {
    return { findings };
  }
  const { file, text } = source;
  if (text === undefined) {
    return { problem: `The baseline ${file} cannot be read.` };
  }
  const baseline = parseBaseline(text);
  return 'problem' in baseline
    ? { problem: `${file}: ${baseline.problem}` }
    : { findings: applyBaseline(findings, baseline) };
}

/** Writes the file, or tells in words why it could not; the baseline that was there is then whole still. */
export async function writeBaseline(
  { cwd }: CommandContext,
  text: string,
  written: string,
): Promise<string | undefined> {
  const file = path.resolve(cwd, written);
  try {
    const before = lstatSync(file, { throwIfNoEntry: false });
    if (before !== undefined && !before.isFile()) {
      // A link, or a device such as /dev/stdout, is written through and never replaced.
      writeFileSync(file, text);
      return undefined;
    }
    const bytes = Buffer.from(text);
    const outcome =
      before === undefined
        ? await createFile(file, bytes)
        : await replaceFile(file, bytes, readFileSync(file));
    return outcome === 'changed'
      ? `The baseline ${written} was changed by somebody else just now; try again.`
      : undefined;
  } catch (error) {
    return `The baseline cannot be written. ${wordsForFailure(error)}`;
  }
}
