import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createProgram } from '../../src/cli/program.js';
import { documentFields } from '../../src/core/query/documentFields.js';

const page = readFileSync('docs/cli.md', 'utf8');
const sink = { write: () => undefined, isTerminal: false };
const program = createProgram(
  {
    cwd: '.',
    env: {},
    stdout: sink,
    stderr: sink,
    now: () => new Date(0),
    productFolder: process.cwd(),
  },
  () => Promise.resolve(),
);

describe('docs/cli.md', () => {
  it('has a section for every command, and no other', () => {
    const sections = [...page.matchAll(/^## sop (\S+)$/gm)].map((match) => match[1]);
    assert.deepEqual(
      sections,
      program.commands.map((command) => command.name()),
    );
  });

  it('names every option and every format', () => {
    for (const command of [program, ...program.commands]) {
      for (const { long, argChoices } of command.options) {
        if (long !== '--version') {
          assert.ok(page.includes(long ?? ''), `${command.name()} ${long}`);
        }
        for (const choice of argChoices ?? []) {
          assert.ok(page.includes(`\`${choice}\``) || page.includes(` ${choice}\``), choice);
        }
      }
    }
  });

  it('names every field of a query', () => {
    for (const { name } of documentFields) {
      assert.ok(page.includes(`\`${name}\``), name);
    }
  });
});
