/** `sop init --ci`: ready-made checks for a forge, or before every commit. */
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StarterFile } from '../../core/templates/starterLibrary.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { confirm } from '../commands/confirm.js';
import { writeNewFiles } from './writeNewFiles.js';

/** Where checks can run. */
export const ciPlaces = ['github', 'gitlab', 'azure', 'hook'] as const;

export type CiPlace = (typeof ciPlaces)[number];

interface CiSetup {
  /** From a file of the product to where it goes in the repository. */
  readonly files: Readonly<Record<string, string>>;
  readonly next: string;
}

const script = { 'ci/sop-ci.sh': '.sop/ci.sh' };
const setups: Readonly<Record<CiPlace, CiSetup>> = {
  github: {
    files: { ...script, 'ci/github-workflow.yml': '.github/workflows/sop.yml' },
    next: 'Commit them; make the check "sops" a required one in the rules of the default branch.',
  },
  gitlab: {
    files: { ...script, 'ci/gitlab-ci.yml': '.gitlab/sop.yml' },
    next: 'Commit them, with this in .gitlab-ci.yml:  include: [{ local: .gitlab/sop.yml }]',
  },
  azure: {
    files: { ...script, 'ci/azure-pipelines.yml': '.azure-pipelines/sop.yml' },
    next: 'Commit them, make a pipeline of .azure-pipelines/sop.yml, and require it by a branch policy.',
  },
  hook: {
    files: { 'ci/pre-commit.sh': '.githooks/pre-commit' },
    next: 'Commit it; each clone turns it on with git config core.hooksPath .githooks.',
  },
};

export interface CiRequest {
  readonly root: string;
  readonly place: CiPlace;
  readonly yes: boolean;
}

/** Tells which files would be written, and writes those that are not there if the person agrees. */
export async function addCiFiles(
  context: CommandContext,
  { root, place, yes }: CiRequest,
): Promise<ExitCode> {
  const { files, next } = setups[place];
  const wanted = Object.entries(files).map(([from, to]): StarterFile => ({
    path: to,
    text: readFileSync(path.join(context.io.productFolder, from), 'utf8'),
  }));
  context.io.stdout.write(wanted.map((file) => `${file.path}\n`).join(''));
  const unasked = 'Nothing was written. Add --yes to write these files.';
  if (!yes && !(await confirm(context, { question: 'Write these files?', unasked }))) {
    return exitCodes.fine;
  }
  const { written, kept } = await writeNewFiles(root, wanted);
  for (const file of written.filter((name) => !name.endsWith('.yml'))) {
    chmodSync(path.join(root, file), 0o755);
  }
  if (kept.length > 0) {
    say(context, `${kept.join(', ')} was there already and stays as it is.`);
  }
  say(context, written.length > 0 ? next : 'Nothing was left to write.');
  return exitCodes.fine;
}
