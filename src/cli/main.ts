import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { CliIo, TextSink } from './cliIo.js';
import { runCli } from './runCli.js';

/** The process around the command line: its streams, its folder, its terminal. */
function processIo(): CliIo {
  const { stdin, stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    stdout: sinkOf(stdout),
    stderr: sinkOf(stderr),
    now: () => new Date(),
    productFolder: findProductFolder(),
    ...(stdin.isTTY && stderr.isTTY && { ask }),
  };
}

function sinkOf(stream: NodeJS.WriteStream): TextSink {
  // The reader going away (`sop list | head`) ends the output, and is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      process.exit();
    }
    throw error;
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: Boolean(stream.isTTY),
    ...(stream.isTTY && { columns: stream.columns }),
  };
}

/** The nearest folder above this program that has a manifest: that of the product, bundled or not. */
function findProductFolder(): string {
  let folder = path.dirname(realpathSync(process.argv[1] ?? '.'));
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
  }
  return folder;
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

// The exit code is set rather than exited with, so that what was written still reaches a slow reader.
void runCli(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode = exitCode;
});
