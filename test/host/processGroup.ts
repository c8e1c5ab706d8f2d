import type { ChildProcess } from 'node:child_process';

/** Ends a child that leads a process group, with everything it started; only the child itself on Windows. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}
