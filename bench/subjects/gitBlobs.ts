/** git alone, comparing two commits and handing out what changed: `folder base head`. */
import { spawnSync } from 'node:child_process';

const [folder = '', base = '', head = ''] = process.argv.slice(2);

function git(args: readonly string[], input?: string): Buffer {
  const { status, stdout } = spawnSync('git', args, {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 4 * 1024 ** 3,
    ...(input === undefined ? {} : { input }),
  });
  if (status !== 0) throw new Error('git could not compare the commits.');
  return stdout;
}

const raw = git(['diff', '--raw', '-z', '--no-abbrev', '--no-renames', base, head]);
const names = [...raw.toString().matchAll(/:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) /g)]
  .flatMap(([, before = '', after = '']) => [before, after])
  .filter((name) => !/^0+$/.test(name));
git(['cat-file', '--batch'], `${names.join('\n')}\n`);
