import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { documentsWithId } from '../../core/library/documentNames.js';
import { lessonTemplateIn, rememberPlace, type SeenLine } from '../../core/library/lessons.js';
import { captureLesson, type LessonCategory } from '../../core/lessons/captureLesson.js';
import { newId } from '../../core/templates/newId.js';
import { decodeText, encodeText } from '../../core/text/decodeText.js';
import { replaceFile } from '../../node/atomicFile.js';
import {
  exitCodes,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { findCommitter } from '../commands/committer.js';
import { toLibraryPath } from '../commands/libraryPath.js';
import { openLibrary, type OpenedLibrary } from '../commands/openLibrary.js';
import { toDisplayText } from '../terminal/displayText.js';
import { refuse } from './refuse.js';

export interface CaptureOptions {
  readonly category: LessonCategory;
  readonly from?: string;
  readonly area?: string;
  readonly project?: string;
  readonly target?: string;
  readonly change?: string;
}

/** Writes a new lesson: `sop lesson capture`. */
export async function capture(
  context: CommandContext,
  words: readonly string[],
  options: CaptureOptions,
): Promise<ExitCode> {
  const title = words.join(' ').trim();
  if (title === '') {
    return refuseUsage(context, 'A lesson needs one sentence.');
  }
  const opened = await openLibrary(context);
  const { library } = opened;
  const seen = options.from === undefined ? undefined : seenLine(context, opened, options.from);
  if (seen !== undefined && 'problem' in seen) {
    return refuseUsage(context, seen.problem);
  }
  const committer = await findCommitter(context, opened);
  const remembered = seen === undefined ? undefined : rememberPlace(library, seen);
  const project = options.project ?? remembered?.project;
  const { category, area, target, change } = options;
  const id = newId(library.configuration.kinds.get('lesson')?.idPrefix ?? 'LL', {
    isTaken: (taken) => documentsWithId(library, taken).length > 0,
    random: () => randomInt(2 ** 40),
  });
  const { path: place, text } = captureLesson(
    lessonTemplateIn(library) ?? productTemplate(context),
    {
      ...{ id, title, category, on: context.today },
      isRole: (role) => !library.roster.present || library.roster.roles.has(role),
      ...('by' in committer && library.roster.present ? { by: committer.by } : {}),
      ...(area === undefined ? {} : { area }),
      ...(project === undefined ? {} : { project }),
      ...(target === undefined ? {} : { target }),
      ...(change === undefined ? {} : { proposedChange: change }),
      ...(remembered === undefined ? {} : { source: remembered.source }),
    },
  );
  const problem = await writeNew(path.join(opened.root, place), text);
  if (problem !== undefined) {
    return refuse(context, 'Not captured.', problem);
  }
  context.io.stdout.write(`${toDisplayText(place)}\n`);
  return exitCodes.fine;
}

function productTemplate({ io }: CommandContext): string {
  return readFileSync(path.join(io.productFolder, 'templates/lesson.md'), 'utf8');
}

/** `FILE` or `FILE:LINE` with what that line says. */
function seenLine(
  { cwd }: CommandContext,
  { root }: OpenedLibrary,
  written: string,
): SeenLine | { readonly problem: string } {
  const [, file = written, number] = /^(.+?)(?::(\d+))?$/.exec(written) ?? [];
  const name = toLibraryPath(root, cwd, file);
  if (name === undefined || !existsSync(path.join(root, name))) {
    return { problem: `There is no file "${file}" in the library.` };
  }
  if (number === undefined) {
    return { path: name };
  }
  const lines = decodeText(readFileSync(path.join(root, name))).text.split(/\r\n?|\n/);
  const line = Number(number) - 1;
  const text = lines[line];
  return text === undefined
    ? { problem: `${name} has no line ${number}.` }
    : { path: name, line, text };
}

/** Writes a file that must not be there yet; the answer is why it was not. */
async function writeNew(file: string, text: string): Promise<string | undefined> {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    return (await replaceFile(file, encodeText(text, false), undefined)) === 'changed'
      ? `${path.basename(file)} is there already.`
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
