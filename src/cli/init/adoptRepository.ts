import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '../../core/library/library.js';
import { formatBaseline, makeBaseline } from '../../core/rules/baseline.js';
import { findingsOf } from '../../core/rules/findings.js';
import { adoptionFiles } from '../../core/templates/adoptionFiles.js';
import {
  documentEndings,
  planAdoption,
  type AdoptionPlan,
} from '../../core/templates/adoptionPlan.js';
import type { StarterFile } from '../../core/templates/starterLibrary.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { confirm } from '../commands/confirm.js';
import { readLibrary } from '../commands/openLibrary.js';
import { plural } from '../reporters/checkReport.js';
import { describeAdoption } from './describeAdoption.js';
import { findLibraryAuthor } from './libraryAuthor.js';
import { readWithEndings } from './readWithEndings.js';
import { writeNewFiles } from './writeNewFiles.js';

const baselinePath = '.sop/baseline.json';

export interface AdoptionRequest {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly library: Library;
  /** Whether to write without asking. */
  readonly yes: boolean;
  readonly baseline: boolean;
}

/** Shows what a repository of Markdown is used to, and makes it a library by two files if the person agrees. */
export async function adoptRepository(
  context: CommandContext,
  request: AdoptionRequest,
): Promise<ExitCode> {
  const { root, yes, baseline } = request;
  const files = await planFiles(context, request);
  const missing = files.filter((file) => !existsSync(path.join(root, file.path)));
  if (!yes && !(await isWanted(context, missing))) {
    return exitCodes.fine;
  }
  const { written } = await writeNewFiles(root, missing);
  say(context, `Wrote ${written.join(' and ')}.`);
  const exitCode = baseline ? await recordBaseline(context, root) : exitCodes.fine;
  say(context, 'Next: enter your people and roles in .sop/roster.yml, then run sop check.');
  return exitCode;
}

async function planFiles(
  context: CommandContext,
  { root, library, baseline }: AdoptionRequest,
): Promise<readonly StarterFile[]> {
  const endings = documentEndings(library.files);
  const documents = readWithEndings(root, library, endings);
  const plan: AdoptionPlan = planAdoption(documents, library.configuration, endings);
  const answers = {
    ...(await findLibraryAuthor(context, root)),
    title: path.basename(root),
    ...(baseline && { baseline: baselinePath }),
  };
  const files = adoptionFiles(plan, answers);
  context.io.stdout.write(describeAdoption(plan, files, context.out));
  return files;
}

/** Without a terminal to ask at, the plan is all there is. */
async function isWanted(context: CommandContext, files: readonly StarterFile[]): Promise<boolean> {
  const agreed = await confirm(context, {
    question: `Write ${files.map(({ path: name }) => name).join(' and ')}?`,
    unasked: 'Nothing was written. Add --yes to write these files.',
  });
  if (!agreed && context.io.ask !== undefined) {
    say(context, 'Nothing was written.');
  }
  return agreed;
}

/** The findings of the library as the new settings have it. */
async function recordBaseline(context: CommandContext, root: string): Promise<ExitCode> {
  const library = await readLibrary(context, root);
  const findings = findingsOf(library, context.today);
  const text = formatBaseline(makeBaseline(findings));
  const { kept } = await writeNewFiles(root, [{ path: baselinePath, text }]);
  if (kept.length > 0) {
    return refuseUsage(context, `${baselinePath} exists already and was left as it is.`);
  }
  say(context, `Recorded ${plural(findings.length, 'finding')} in ${baselinePath}.`);
  return exitCodes.fine;
}
