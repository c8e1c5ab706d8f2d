/** One case of the suite: a history, and everything the product says about it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { withEarlierTemplates } from '../../../src/git/earlierTemplates.js';
import type { ProgramRequest, RunProgram } from '../../../src/git/gitRequest.js';
import { readLibraryAt } from '../../../src/git/readLibraryAt.js';
import { findPrefix } from '../../../src/git/repositoryFolder.js';
import type { VerifiedSignOff } from '../../../src/git/verify/verification.js';
import { createProgramRunner } from '../../../src/node/runProgram.js';
import { sha256 } from '../../../src/node/sha256.js';
import { verifyLibrary } from '../../../src/node/verifyLibrary.js';
import type { Story } from '../../support/story.js';
import { run } from './closeoutStory.js';

export interface CheatCase {
  readonly name: string;
  /** The history; nothing more is done to its repository unless `afterwards` says so. */
  readonly story: () => Story;
  /** What git itself does to the repository afterwards. */
  readonly afterwards?: (git: Git) => void;
  /** `--base` of the verification. */
  readonly base?: string;
  /** A check that the case is there for and whose code it does not show. */
  readonly needs?: string;
  /** Whether the files on disk are looked at as well. */
  readonly onDisk?: boolean;
  /** A program that this machine lacks. */
  readonly without?: ProgramRequest['program'];
  /** The library's folder within the repository. */
  readonly folder?: string;
  /** What differs from the honest history: a line replaces the honest one of the same subject, `!subject` takes it away. */
  readonly expected: readonly string[];
}

/** git in the case's repository, files written by checkout first; `folder` is its root. */
export interface Git {
  (...args: string[]): string;
  readonly folder: string;
  /** The same as some author at some time. */
  as(author: { readonly name: string; readonly email: string }, at: string): Git;
}

/** Functions that the mutation test replaces by mutants. */
export interface ProductUnderTest {
  readonly verifyLibrary: typeof verifyLibrary;
  readonly readLibraryAt: typeof readLibraryAt;
  readonly verdictOf: typeof verdictOf;
  readonly findingsOf: typeof findingsOf;
}

export const product: ProductUnderTest = { verifyLibrary, readLibraryAt, verdictOf, findingsOf };

/** What the product says of the honest history. */
const honest = [
  'handoff lee: valid',
  'acceptance dana: valid',
  'gate handoff: passed',
  'gate acceptance: passed',
  'state: closed',
];

/** The whole expected outcome of a case, sorted; of two lines on one gate or state the later one counts. */
export function expectedOutcome({ expected }: CheatCase): readonly string[] {
  const subjectOf = (line: string) => line.replace(/^!/, '').split(':')[0] ?? '';
  const told = new Set(expected.map(subjectOf));
  const lines = [...honest.filter((line) => !told.has(subjectOf(line))), ...expected];
  return lines
    .filter(
      (line, at) =>
        !line.startsWith('!') &&
        (!/(^| )(gate \S+|state)$/.test(subjectOf(line)) ||
          !lines.some((other, later) => later > at && subjectOf(other) === subjectOf(line))),
    )
    .toSorted();
}

const scratch = mkdtempSync(path.join(tmpdir(), 'sop-cheats-'));
process.on('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});
const empty = path.join(scratch, 'empty');
execFileSync('git', ['init', '-q', '--initial-branch=main', '--template=', empty]);
mkdirSync(path.join(empty, '.git', 'info'), { recursive: true });

const runner: RunProgram = createProgramRunner({ PATH: process.env['PATH'], HOME: scratch });
let made = 0;

/** Runs a case and gives all that the product says about HEAD, sorted. */
export async function outcomeOf(
  cheat: CheatCase,
  tested: ProductUnderTest = product,
): Promise<readonly string[]> {
  const folder = path.join(scratch, `case-${made++}`);
  try {
    cpSync(empty, folder, { recursive: true });
    cheat.story().write(folder);
    if (cheat.afterwards) {
      const git = gitIn(folder);
      git('reset', '-q', '--hard');
      cheat.afterwards(git);
    }
    return await describe(tested, cheat, path.join(folder, cheat.folder ?? ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function gitIn(folder: string, env: NodeJS.ProcessEnv = {}): Git {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: scratch,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_EDITOR: 'true',
        ...env,
      },
    });
  return Object.assign(git, {
    folder,
    as: ({ name, email }: { readonly name: string; readonly email: string }, at: string) =>
      gitIn(folder, {
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
        GIT_COMMITTER_DATE: at,
      }),
  });
}

const today = '2026-11-21' as CivilDate;
const now = Date.parse('2026-11-21T12:00:00Z') / 1000;

async function describe(
  tested: ProductUnderTest,
  { base, onDisk, without }: CheatCase,
  root: string,
): Promise<readonly string[]> {
  const outcome = await tested.verifyLibrary({
    run: (request) =>
      request.program === without ? Promise.resolve({ kind: 'not-started' }) : runner(request),
    root,
    today,
    now,
    ...(base === undefined ? {} : { base }),
    ...(onDisk === undefined ? {} : { onDisk }),
  });
  const lines: string[] = [];
  if (outcome.kind === 'impossible') {
    lines.push(`impossible: ${outcome.message}`);
  } else {
    for (const document of outcome.documents) {
      const where = nameOf(document.path);
      lines.push(...document.signOffs.map((signOff) => where + describeSignOff(signOff)));
      lines.push(...document.problems.map(() => `${where}unreadable record: 1`));
    }
  }
  return [...lines, ...(await describeHead(tested, root))].toSorted();
}

/** Nothing before the lines of the closeout that all cases are about. */
function nameOf(file: string): string {
  return file === run ? '' : `${file} `;
}

function describeSignOff({ record, verdict, assurance, faults }: VerifiedSignOff): string {
  const { gate, by, decision } = record;
  const what = decision === 'accepted' ? '' : ` ${decision}`;
  const how = assurance === 'author' || verdict === 'invalid' ? '' : `/${assurance}`;
  const codes = faults.map(({ code }) => ` ${code}`).join('');
  return `${gate} ${by.split('@')[0] ?? ''}${what}: ${verdict}${how}${codes}`;
}

async function describeHead(tested: ProductUnderTest, root: string): Promise<readonly string[]> {
  const prefix = await findPrefix(runner, root);
  const repository = { run: runner, folder: root };
  const library = await withEarlierTemplates(
    await tested.readLibraryAt({
      ...{ repository, prefix: prefix ?? '', commit: 'HEAD', hash: sha256 },
    }),
    { repository },
  );
  const verdicts = [...library.documents.values()].flatMap((document) => {
    const { state, gates } = tested.verdictOf(library, document, today);
    const where = nameOf(document.path);
    const isTemplate = document.frontmatter.data['kind'] === 'template';
    return state === undefined || isTemplate
      ? []
      : [
          `${where}state: ${state}`,
          ...gates.map(({ gate, verdict, reasons }) =>
            [
              `${where}gate ${gate.id}: ${verdict}`,
              ...new Set(reasons.map(({ code }) => code)),
            ].join(' '),
          ),
        ];
  });
  const findings = tested
    .findingsOf(library, today)
    // What gates say is told above, with its reasons.
    .filter(({ level, code }) => level === 'error' && !/^(gate|sign-off)\//.test(code))
    .map(({ path: file, code }) => `${nameOf(file)}finding: ${code}`);
  return [...verdicts, ...new Set(findings)];
}
