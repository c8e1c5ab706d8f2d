import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';

/** Does `work` and writes what it spent its time on, for the tools of a browser. */
export async function withProfile<Result>(
  file: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(`${file}.cpuprofile`, JSON.stringify(profile));
    session.disconnect();
  }
}

export function profileFile(folder: string, name: string): string {
  return path.join(folder, name.replaceAll(/\W+/g, '-'));
}
