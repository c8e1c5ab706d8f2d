#!/usr/bin/env node
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { wordsForFailure } from '../node/fileError.js';
import type { CliIo } from './cliIo.js';
import { keepGarbageYoung, optimizeLater } from './engineFlags.js';
import { createProcessSink } from './processSink.js';
import { exitCodes } from './commands/commandContext.js';
import { runCli } from './runCli.js';

/** The process around the command line: its streams, its folder, its terminal. */
function processIo(): CliIo {
  const { stdin, stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    stdout: createProcessSink(stdout, failOutput),
    // Nowhere is left to say that words cannot be said.
    stderr: createProcessSink(stderr, () => undefined),
    now: () => new Date(),
    productFolder: findProductFolder(),
    optimizeLater,
    ...(stdin.isTTY && stderr.isTTY && { ask }),
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

let isOutputLost = false;

/** Data that did not arrive is a failure, whatever the command found. */
function failOutput(error: unknown): void {
  isOutputLost = true;
  process.exitCode = exitCodes.usage;
  process.stderr.write(`sop: The output cannot be written. ${wordsForFailure(error)}\n`);
}

keepGarbageYoung();

// The exit code is set rather than exited with, so that what was written still reaches a slow reader.
void runCli(process.argv.slice(2), processIo()).then((exitCode) => {
  if (!isOutputLost) {
    process.exitCode = exitCode;
  }
});
