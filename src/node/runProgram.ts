import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { Readable, type Writable } from 'node:stream';
import type {
  ImmediateRequest,
  ProgramOutcome,
  ProgramRequest,
  RunProgram,
  RunProgramNow,
} from '../git/gitRequest.js';

/**
 * Starts programs with arguments and without a shell or the `GIT_*` variables of this process.
 *
 * A program is looked for in the absolute folders of `PATH` only: a file `git` in the library is never it.
 */
export function createProgramRunner(env: NodeJS.ProcessEnv = process.env): RunProgram {
  const kept = withoutGit(env);
  return (request) => {
    const program = findProgram(request.program, env);
    return program === undefined
      ? Promise.resolve({ kind: 'not-started' })
      : run(program, { ...request, env: { ...kept, ...request.env } });
  };
}

/** Starts programs in the same way, and waits for each of them. */
export function createImmediateRunner(env: NodeJS.ProcessEnv = process.env): RunProgramNow {
  const kept = withoutGit(env);
  return (request) => {
    const program = findProgram(request.program, env);
    return program === undefined
      ? { kind: 'not-started' }
      : runNow(program, { ...request, env: { ...kept, ...request.env } });
  };
}

function runNow(program: string, request: ImmediateRequest): ProgramOutcome {
  const { args, folder, env, mostBytes, mostMilliseconds, input = '' } = request;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...{ cwd: folder, env, input, shell: false, windowsHide: true },
    ...{ maxBuffer: mostBytes, timeout: mostMilliseconds, killSignal: 'SIGKILL' },
  });
  const failure = (error as NodeJS.ErrnoException | undefined)?.code;
  if (failure === 'ETIMEDOUT') return { kind: 'stopped', why: 'time' };
  if (failure === 'ENOBUFS') return { kind: 'stopped', why: 'size' };
  if (failure !== undefined) return { kind: 'not-started' };
  return status === null
    ? { kind: 'stopped', why: 'signal' }
    : { kind: 'ended', exitCode: status, output: stdout, errors: stderr.toString('utf8') };
}

function run(program: string, request: ProgramRequest): Promise<ProgramOutcome> {
  const { args, folder, env, mostBytes, mostMilliseconds } = request;
  const chunks: Buffer[] = [];
  const onOutput = request.onOutput ?? ((piece: Buffer) => chunks.push(piece));
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env,
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    // A program that ends without reading all of it says so by its exit code.
    child.stdin.on('error', () => undefined);
    feed(child.stdin, request.input ?? '');
    let errors = '';
    let bytes = 0;
    let stopped: 'time' | 'size' | undefined;
    const stop = (why: 'time' | 'size') => {
      stopped ??= why;
      child.kill('SIGKILL');
      // A program that it started may hold these open for as long as it likes.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(stop, mostMilliseconds, 'time');
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) stop('size');
      else onOutput(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (errors.length < 4096) errors += chunk.toString('utf8');
    });
    child.on('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'not-started' });
    });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      resolve(
        exitCode === null || stopped !== undefined
          ? { kind: 'stopped', why: stopped ?? 'signal' }
          : { kind: 'ended', exitCode, output: Buffer.concat(chunks), errors },
      );
    });
  });
}

function feed(stdin: Writable, input: NonNullable<ProgramRequest['input']>): void {
  if (typeof input === 'string' || input instanceof Uint8Array) stdin.end(input);
  else Readable.from(input).pipe(stdin);
}

function withoutGit(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !name.toUpperCase().startsWith('GIT_')) kept[name] = value;
  }
  return kept;
}

function findProgram(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const windows = process.platform === 'win32';
  const pathKey = Object.keys(env).find((key) => (windows ? key.toUpperCase() : key) === 'PATH');
  const folders = (env[pathKey ?? 'PATH'] ?? '')
    .split(path.delimiter)
    .filter((each) => path.isAbsolute(each));
  return folders
    .map((folder) => path.join(folder, windows ? `${name}.exe` : name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Most folders of PATH do not have it.
    return false;
  }
}
