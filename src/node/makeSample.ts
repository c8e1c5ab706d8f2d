import { Worker } from 'node:worker_threads';

/**
 * Writes the sample library into an empty folder, by the command line in a thread of its own: the generator is large,
 * and few people ask for it.
 *
 * @returns what went wrong in words, undefined when nothing did.
 */
export function makeSample(program: string, folder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(program, {
      argv: ['init', '--sample', folder],
      stdout: true,
      stderr: true,
    });
    let told = '';
    worker.stdout.resume();
    worker.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8');
    });
    worker.on('error', (error) => {
      told += error.message;
    });
    worker.on('exit', (exitCode) => {
      const words = told.trim();
      resolve(exitCode === 0 ? undefined : words === '' ? 'It ended without a word.' : words);
    });
  });
}
