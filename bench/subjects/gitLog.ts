/** git alone, walking through a history: `folder last-commits|ticks`. */
import { spawnSync } from 'node:child_process';

const [folder = '', what] = process.argv.slice(2);
const args = what === 'ticks' ? ['-p', '-U0'] : ['--raw', '-z'];
const { status } = spawnSync('git', ['log', ...args, '--no-renames'], {
  cwd: folder,
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 4 * 1024 ** 3,
});
if (status !== 0) throw new Error('git could not walk through the history.');
