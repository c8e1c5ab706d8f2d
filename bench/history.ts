/** The history that the benchmark reads: years of ticks, edits, signatures, moves and merges, the same for the same seed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { makeDocument } from './corpus.js';
import { Random } from './random.js';

const seed = 11;
const people = ['Ana Cruz', 'Ben Ode', 'Cem Ilk', 'Dot Lam', 'Eli Roy', 'Fay Orr', 'Gus Wei'];
/** 2020-01-06, a Monday. */
const firstSecond = 1_578_300_000;

interface File {
  path: string;
  text: string;
}

/** Makes a repository in `folder` with `documents` documents and as many commits as asked for. */
export function writeHistory(folder: string, documents: number, commits: number): void {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '-q', '--initial-branch=main']);
  git(folder, ['fast-import', '--quiet', '--done'], historyStream(documents, commits));
}

/** The document that most commits changed of those that are there at the end. */
export function mostChanged(folder: string): string {
  const present = new Set(git(folder, ['ls-tree', '-r', '--name-only', 'HEAD']).split('\n'));
  const counts = new Map<string, number>();
  for (const path of git(folder, ['log', '--format=', '--name-only']).split('\n')) {
    if (path !== '' && present.has(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (most === undefined) throw new Error('No commit changed a document.');
  return most[0];
}

function git(folder: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    maxBuffer: 1024 ** 3,
    ...(input === undefined ? {} : { input }),
  });
  if (status !== 0) throw new Error(`git ${args[0] ?? ''} failed: ${String(stderr)}`);
  return String(stdout);
}

function historyStream(documents: number, commits: number): string {
  const random = new Random(seed, 0);
  const files: File[] = Array.from({ length: documents }, (_, index) => makeDocument(index));
  const parts: string[] = [];
  let tip = 0;
  for (let mark = 1; mark <= commits; mark++) {
    const isFirst = mark === 1;
    const changes = isFirst ? files.map(added) : changeSome(random, files, mark);
    // Some work is done beside the main line and merged at once.
    const isAside = !isFirst && random.chance(15);
    parts.push(
      header(random, mark, { branch: isAside ? 'work' : 'main', hour: mark }),
      from(tip),
      ...changes,
      '\n',
    );
    if (isAside) {
      const merge = commits + mark;
      parts.push(
        header(random, merge, { branch: 'main', hour: mark }),
        from(tip),
        `merge :${mark}\n`,
        ...changes,
        '\n',
      );
      tip = merge;
    } else {
      tip = mark;
    }
  }
  parts.push(`reset refs/heads/work\nfrom ${'0'.repeat(40)}\n\ndone\n`);
  return parts.join('');
}

/** The head of a commit that is made in the given hour. */
function header(
  random: Random,
  mark: number,
  { branch, hour }: { branch: string; hour: number },
): string {
  const name = random.pick(people);
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@msp.example`;
  const who = `${name} <${email}> ${firstSecond + hour * 3_600} +0000`;
  return `commit refs/heads/${branch}\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata 5\nWork.\n`;
}

function from(mark: number): string {
  return mark === 0 ? '' : `from :${mark}\n`;
}

function changeSome(random: Random, files: readonly File[], mark: number): readonly string[] {
  const parts: string[] = [];
  for (let left = random.between(1, 3); left > 0; left--) {
    const file = random.pick(files);
    if (random.chance(2)) {
      parts.push(`D ${file.path}\n`);
      file.path = file.path.replace(/(-m\d+)?\.md$/, `-m${mark}.md`);
    }
    file.text = changed(random, file.text, mark);
    parts.push(added(file));
  }
  return parts;
}

function added({ path, text }: File): string {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

function changed(random: Random, text: string, mark: number): string {
  if (random.chance(60)) return toggled(random, text);
  if (random.chance(20)) return signed(text, mark);
  return random.chance(10) ? reviewed(text, mark) : reworded(random, text, mark);
}

/** A note at the end of a line of text: not in the frontmatter, which would be no YAML any more, nor where it would leave a fence open. */
function reworded(random: Random, text: string, mark: number): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line, at) => at > 0 && line.startsWith('---')) + 1;
  const wordy = [...lines.keys()].filter(
    (at) =>
      at >= start &&
      /^\s*(#|[-*>\d]|[\p{L}_])/u.test(lines[at] ?? '') &&
      /\p{L}/u.test(lines[at] ?? ''),
  );
  const at = random.pick(wordy);
  lines[at] = (lines[at] ?? '').replace(/(?: \(seen \d+\))?(\r?)$/, ` (seen ${mark})$1`);
  return lines.join('\n');
}

/** The day on which somebody found that nothing needs to change. */
function reviewed(text: string, mark: number): string {
  const day = new Date((firstSecond + mark * 3_600) * 1000).toISOString().slice(0, 10);
  return text.replace(/^(reviewed_on: )[\d-]+/m, `$1${day}`);
}

function toggled(random: Random, text: string): string {
  const boxes = [...text.matchAll(/^\s*[-*] \[[ x]\]/gm)];
  const box = boxes[random.between(0, Math.max(0, boxes.length - 1))];
  if (!box) return `${text}\n- [x] One more thing.\n`;
  const at = box.index + box[0].length - 2;
  return `${text.slice(0, at)}${text[at] === 'x' ? ' ' : 'x'}${text.slice(at + 1)}`;
}

function signed(text: string, mark: number): string {
  const end = text.indexOf('\n---', 3) + 1;
  const key = text.slice(0, end).includes('\nsign_offs:\n') ? '' : 'sign_offs:\n';
  const digest = String(mark).padStart(64, '0');
  const record = [
    '  - gate: acceptance',
    'decision: accepted',
    'role: noc',
    'name: Ana Cruz',
    'by: ana@msp.example',
    'at: "2026-11-20T20:04:05Z"',
    `content: "c1:${digest}"`,
    `policy: "p1:${digest}"`,
    'prev: "none"',
  ].join('\n    ');
  return `${text.slice(0, end)}${key}${record}\n${text.slice(end)}`;
}
