import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Library } from '../../core/library/library.js';
import { documentEndings } from '../../core/templates/adoptionPlan.js';
import { isInsideGitFolder } from '../../node/gitFolder.js';
import { configurationPath } from '../../node/settingsFiles.js';
import { addToLibrary, asksForAdditions, type Additions } from '../init/addToLibrary.js';
import { adoptRepository } from '../init/adoptRepository.js';
import { ciPlaces } from '../init/ciFiles.js';
import { warnOfIgnoredSettings } from '../init/ignoredSettings.js';
import { offerMergeDriver } from '../init/mergeDriver.js';
import { writeStarterLibrary } from '../init/writeStarterLibrary.js';
import { writeSample } from '../init/writeSample.js';
import {
  exitCodes,
  parseCountOption,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { confirm } from './confirm.js';
import { readLibrary } from './openLibrary.js';

interface InitOptions extends Additions {
  readonly sample?: boolean;
  readonly seed?: number;
  readonly adopt?: boolean;
  readonly baseline?: boolean;
}

/** Registers `sop init`. */
export function addInitCommand(program: Command, run: CommandRunner): void {
  program
    .command('init')
    .summary('make a folder a library')
    .description(
      'Makes a folder a library. A folder without documents gets a small library to start from.\n' +
        'For a repository that has documents, what it is used to is shown first; it gets the two\n' +
        'files .sop/library.yml and .sop/roster.yml and nothing else. No file is ever overwritten.',
    )
    .argument('[dir]', 'the folder; made when it does not exist', '.')
    .option('--yes', 'write without asking')
    .option('--adopt', 'add the two settings files only, even where there are no documents')
    .option('--baseline', "record today's findings, so that only new ones count")
    .addOption(
      new Option('--sample', 'write a sample library with two years of history').conflicts([
        'adopt',
        'baseline',
      ]),
    )
    .option('--seed <number>', 'make another sample library', parseCountOption)
    .option('--merge-driver [program]', 'let git merge documents by what they mean, in this clone')
    .addOption(new Option('--remove-merge-driver', 'take that back').conflicts('mergeDriver'))
    .addOption(new Option('--ci <place>', 'add checks that run there').choices(ciPlaces))
    .option('--codeowners', 'write who must approve which documents to CODEOWNERS')
    .addOption(new Option('--check', 'with --codeowners: only tell whether it is out of date'))
    .action((folder: string, options: InitOptions) =>
      run(async (context) => {
        const exitCode = await init(context, folder, options);
        if (exitCode !== exitCodes.fine || options.sample || asksForAdditions(options)) {
          return exitCode;
        }
        const root = path.resolve(context.cwd, folder);
        await warnOfIgnoredSettings(context, root);
        return offerMergeDriver(context, root);
      }),
    );
}

async function init(
  context: CommandContext,
  folder: string,
  options: InitOptions,
): Promise<ExitCode> {
  const root = path.resolve(context.cwd, folder);
  if (options.seed !== undefined && !options.sample) {
    return refuseUsage(context, '--seed is for --sample.');
  }
  if (!statSync(nearestExisting(root)).isDirectory()) {
    return refuseUsage(context, `${folder} cannot be made; a file is in its place.`);
  }
  if (isInsideGitFolder(root)) {
    return refuseUsage(context, `${folder} holds the data of git; a library needs a working tree.`);
  }
  if (asksForAdditions(options)) {
    return addToLibrary(context, root, options);
  }
  if (options.check) {
    return refuseUsage(context, '--check is for --codeowners.');
  }
  if (options.sample) {
    return isEmpty(root)
      ? writeSample(context, root, options.seed)
      : refuseUsage(
          context,
          `${folder} is not empty; the sample library needs a folder of its own.`,
        );
  }
  if (existsSync(path.join(root, configurationPath))) {
    refuseUsage(context, `${folder} is a library already: ${configurationPath} exists.`);
    return exitCodes.findings;
  }
  if (isEmpty(root)) {
    return options.adopt
      ? refuseUsage(context, `${folder} is empty; there is nothing to adopt.`)
      : writeStarterLibrary(context, root);
  }
  const library = await readLibrary(context, root);
  const { yes = false, baseline = false } = options;
  if (!hasDocuments(library) && !options.adopt) {
    return yes || (await isStarterWanted(context, library))
      ? writeStarterLibrary(context, root)
      : exitCodes.fine;
  }
  return adoptRepository(context, { root, library, yes, baseline });
}

function nearestExisting(file: string): string {
  return existsSync(file) ? file : nearestExisting(path.dirname(file));
}

/** Whether there is more to read than a README; files that would be documents by another ending count as well. */
function hasDocuments({ documents, unreadable, files }: Library): boolean {
  return (
    [...documents.keys()].some((file) => !/^readme\.\w+$/i.test(file)) ||
    unreadable.size > 0 ||
    documentEndings(files).size > 0
  );
}

/** A repository with work of another sort in it gets a dozen files only when somebody says so. */
async function isStarterWanted(context: CommandContext, { files }: Library): Promise<boolean> {
  const others = [...files].some((file) => !/^(?:\.|licen[cs]e|readme)/i.test(file));
  const wanted =
    !others ||
    (await confirm(context, {
      question: 'There are other files here. Write a small library among them?',
      unasked:
        'Nothing was written, for there are other files here. Add --yes for a small library to start from, or --adopt for the two settings files only.',
    }));
  if (!wanted && context.io.ask !== undefined) {
    say(context, 'Nothing was written.');
  }
  return wanted;
}

/** A folder that does not exist yet is as good as an empty one. */
function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
