import path from 'node:path';
import { starterFiles } from '../../node/templates/starterFiles.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { plural } from '../reporters/checkReport.js';
import { findLibraryAuthor } from './libraryAuthor.js';
import { writeNewFiles } from './writeNewFiles.js';

/** Writes the library that everybody starts from, and tells what to do next. */
export async function writeStarterLibrary(
  context: CommandContext,
  root: string,
): Promise<ExitCode> {
  const { io, today, cwd } = context;
  const author = await findLibraryAuthor(context, root);
  const templates = path.join(io.productFolder, 'templates');
  const files = starterFiles(templates, { ...author, title: path.basename(root), today });
  const { written, kept } = await writeNewFiles(root, files);
  io.stdout.write(written.map((file) => `${file}\n`).join(''));
  const left = kept.length === 0 ? '' : ` ${kept.join(', ')} was there already and stays as it is.`;
  const place = path.relative(cwd, root);
  const where = place === '' ? 'this folder' : place;
  say(context, `Wrote ${plural(written.length, 'file')} to ${where}.${left}`);
  say(context, 'Next: enter your people in .sop/roster.yml, then run sop check.');
  return exitCodes.fine;
}
