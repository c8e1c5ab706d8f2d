import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gitNotFound } from '../../git/gitNotFound.js';
import { codeOf } from '../fileError.js';
import { createCalendar } from './calendar.js';
import { commitsOf, mainBranch } from './commits.js';
import type { SampleContext } from './context.js';
import { fastImportStream } from './fastImport.js';
import { flawsStory } from './flaws.js';
import { lessonStory } from './lessonStory.js';
import { longLivedStory } from './longLived.js';
import { longLivedDocuments } from './longLivedDocuments.js';
import { onCallStory } from './onCallStory.js';
import { otherStory } from './otherStory.js';
import { getPerson } from './people.js';
import { projectsStory } from './projectStory.js';
import { createRandom } from './random.js';
import { readingStory } from './readingStory.js';
import { settingsStory } from './settingsStory.js';
import { inOrder, onWorkday, type SampleEvent } from './timeline.js';
import { visitsStory } from './visitStory.js';

export interface SampleOptions {
  /** The folder `templates/` of the installed product. */
  readonly templates: string;
  /** The same seed and last day give the same commits, hash by hash. */
  readonly seed?: number;
  /** The day before which the story ends, `YYYY-MM-DD`. */
  readonly endOn?: string;
  /** Where git is looked for; this process's own unless told otherwise. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Whom a reader of the sample is to git: somebody of the NOC. */
const sampleReader = 'dana';

/** The last day of the story unless told otherwise: fixed, so that what is made from it is too. */
export const sampleEndOn = '2026-11-20';

/**
 * Writes the library of Fernhill, an MSP that does not exist, with two years of git history by eight
 * people, into `directory`, which is made when it is missing and must be empty otherwise.
 *
 * @throws Error when git is missing or refuses; folders that were made for it are gone again then.
 */
export async function writeSampleLibrary(
  directory: string,
  { templates, seed = 1, endOn = sampleEndOn, env = process.env }: SampleOptions,
): Promise<void> {
  const calendar = createCalendar(endOn);
  const context: SampleContext = {
    calendar,
    random: createRandom(seed),
    source: (name) => readFileSync(path.join(templates, name), 'utf8'),
  };
  const commits = commitsOf(sampleEvents(context), calendar);
  const stream = fastImportStream(commits, calendar);
  const made = mkdirSync(directory, { recursive: true });
  try {
    await writeRepository({ directory, env }, stream);
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

async function writeRepository(place: Place, stream: Buffer): Promise<void> {
  await git(place, ['init', '--quiet', '--template=', `--initial-branch=${mainBranch}`]);
  await git(place, ['fast-import', '--quiet', '--done', '--date-format=raw'], stream);
  await git(place, ['reset', '--quiet', '--hard', mainBranch]);
  // Whoever tries the sample signs as somebody it knows, without touching their own settings.
  const { name, email } = getPerson(sampleReader);
  await git(place, ['config', 'user.name', name]);
  await git(place, ['config', 'user.email', email]);
}

/** Everything that happened at Fernhill, in the order of time. */
export function sampleEvents(context: SampleContext): readonly SampleEvent[] {
  const events = [
    ...settingsStory(context),
    ...longLivedDocuments(context).flatMap((document) => longLivedStory(document, context)),
    ...lessonStory(context),
    ...projectsStory(context),
    ...visitsStory(context),
    ...onCallStory(context),
    ...otherStory(context),
    ...readingStory(),
    ...flawsStory(context),
  ];
  return inOrder(events).map((event) => onWorkday(event, context.calendar));
}

interface Place {
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs git in the new repository with none of the user's settings, because they could change the hashes. */
function git(
  { directory, env: all }: Place,
  args: readonly string[],
  input?: Buffer,
): Promise<void> {
  const env = Object.fromEntries(
    Object.entries(all).filter(([name]) => !name.toUpperCase().startsWith('GIT_')),
  );
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], {
      cwd: directory,
      env: { ...env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: ['pipe', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    child.on('error', (cause) => {
      const words = codeOf(cause) === 'ENOENT' ? gitNotFound : 'git could not be started.';
      reject(new Error(words, { cause }));
    });
    child.on('close', (exitCode) => {
      if (exitCode === 0) {
        resolve();
      } else {
        reject(new Error(`git ${args[0] ?? ''} failed: ${errors.trim()}`));
      }
    });
    // A git that ended early says why on its standard error; the broken pipe adds nothing.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
