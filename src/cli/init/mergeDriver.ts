/** `sop init --merge-driver`: lets git merge documents by what they mean, in this clone, and takes it back. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readMergeDriver, removeMergeDriver, writeMergeDriver } from '../../git/mergeDriver.js';
import { findPrefix } from '../../git/repositoryFolder.js';
import { replaceFile } from '../../node/atomicFile.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { configurationPath, readSettingsText, toConfiguration } from '../../node/settingsFiles.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { confirm } from '../commands/confirm.js';
import { toDisplayText } from '../terminal/displayText.js';

const attributesFile = '.gitattributes';
const line = /^\*\.[\w.-]+ merge=sop$/;
const call = '%O %A %B %P --marker-size %L';

/** Where `sop` is gone or fails, git would leave ours as if there were nothing else, without a mark: so lines are merged instead. */
const otherwise =
  's=$?; test $s -lt 2 && exit $s; git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B';

export interface DriverRequest {
  readonly root: string;
  /** How `sop` is called. */
  readonly program: string;
  readonly yes: boolean;
}

/** Tells what would be written, and writes it if the person agrees. */
export async function addMergeDriver(
  context: CommandContext,
  { root, program, yes }: DriverRequest,
): Promise<ExitCode> {
  const repository = { run: createProgramRunner(context.io.env), folder: root };
  if ((await findPrefix(repository.run, root)) === undefined) {
    return refuse(context, 'This is no git repository, so there is nothing to merge.');
  }
  const command = `${program} merge ${call}; ${otherwise}`;
  const before = readBytes(root);
  const missing = linesFor(root).filter((wanted) => !textLines(before).includes(wanted));
  const isSet = (await readMergeDriver(repository)) === command;
  if (missing.length === 0 && isSet) {
    say(context, 'git merges documents with sop already.');
    return exitCodes.fine;
  }
  context.io.stdout.write(
    [
      'Two people who tick neighbouring items would make git stop with a conflict.',
      'With a merge driver, git asks sop to merge documents by what they mean.',
      '',
      `  ${attributesFile} (commit it)  ${missing.join(', ') || 'has its lines already'}`,
      `  git config, this clone only   merge.sop.driver = ${toDisplayText(command)}`,
      '',
      'A clone without the second part merges as before. Undo with sop init --remove-merge-driver.',
      '',
    ].join('\n'),
  );
  const unasked = 'Nothing was written. Add --yes to write this.';
  if (!yes && !(await confirm(context, { question: 'Set this up?', unasked }))) {
    return exitCodes.fine;
  }
  if (missing.length > 0) {
    const problem = await writeAttributes(root, before, (text, eol) => {
      const gap = text === '' || text.endsWith('\n') ? '' : eol;
      return text + gap + missing.map((wanted) => wanted + eol).join('');
    });
    if (problem !== undefined) return refuse(context, problem);
  }
  if (!(await writeMergeDriver(repository, command))) {
    return refuse(context, 'git did not take the setting.');
  }
  say(context, `git merges documents with sop in this clone. Commit ${attributesFile}.`);
  return exitCodes.fine;
}

/** Offers it to a person at a terminal who just made a library of a repository. */
export async function offerMergeDriver(context: CommandContext, root: string): Promise<ExitCode> {
  const isLibrary = existsSync(path.join(root, configurationPath));
  const run = createProgramRunner(context.io.env);
  const isOffered =
    context.io.ask !== undefined && isLibrary && (await findPrefix(run, root)) !== undefined;
  if (isOffered && (await readMergeDriver({ run, folder: root })) === undefined) {
    context.io.stdout.write('\n');
    await addMergeDriver(context, { root, program: 'sop', yes: false });
  }
  return exitCodes.fine;
}

/** Says it where this clone was set up before lines were merged in the place of a `sop` that is gone, which costs one side of a merge. */
export async function warnOfOldDriver(context: CommandContext, root: string): Promise<void> {
  // Most libraries are not set up at all, and git is not asked about them.
  if (!textLines(readBytes(root)).some((each) => line.test(each))) return;
  const repository = { run: createProgramRunner(context.io.env), folder: root };
  const command = (await readMergeDriver(repository)) ?? '';
  if (!command.endsWith(` merge ${call}`)) return;
  const program = command.slice(0, -` merge ${call}`.length);
  const argument = program === 'sop' ? '' : ` '${program}'`;
  const again = toDisplayText(`sop init --merge-driver${argument}`);
  say(
    context,
    `${context.err.yellow('sop:')} git would lose one side of a merge here if sop were gone; set it up again with ${again}.`,
  );
}

/** Takes back what `addMergeDriver` wrote, and nothing else. */
export async function dropMergeDriver(context: CommandContext, root: string): Promise<ExitCode> {
  await removeMergeDriver({ run: createProgramRunner(context.io.env), folder: root });
  const before = readBytes(root);
  if (before !== undefined && textLines(before).some((each) => line.test(each))) {
    const problem = await writeAttributes(root, before, (text) =>
      (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).filter((each) => !line.test(each.trimEnd())).join(''),
    );
    if (problem !== undefined) return refuse(context, problem);
    // Nobody else has put anything in it: it was made for these lines.
    if (readBytes(root)?.length === 0) rmSync(path.join(root, attributesFile), { force: true });
  }
  say(context, 'git merges documents line by line again.');
  return exitCodes.fine;
}

/** One for each ending of documents; those of the settings that git could read in another way are left out. */
function linesFor(root: string): readonly string[] {
  const { extensions } = toConfiguration(readSettingsText(root, configurationPath));
  return ['.md', '.markdown', ...extensions]
    .map((ending) => `*${ending} merge=sop`)
    .filter((wanted) => line.test(wanted));
}

function readBytes(root: string): Buffer | undefined {
  try {
    return readFileSync(path.join(root, attributesFile));
  } catch {
    // There is none yet; anything else is told when it is written.
    return undefined;
  }
}

function textLines(bytes: Buffer | undefined): readonly string[] {
  return (bytes?.toString('utf8') ?? '').split('\n').map((line) => line.trimEnd());
}

async function writeAttributes(
  root: string,
  before: Buffer | undefined,
  change: (text: string, eol: string) => string,
): Promise<string | undefined> {
  const text = before?.toString('utf8') ?? '';
  const after = change(text, text.includes('\r\n') ? '\r\n' : '\n');
  try {
    const outcome = await replaceFile(
      path.join(root, attributesFile),
      Buffer.from(after, 'utf8'),
      before,
    );
    return outcome === 'changed' ? `${attributesFile} was changed just now; try again.` : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refuse(context: CommandContext, reason: string): ExitCode {
  say(context, reason);
  return exitCodes.findings;
}
