import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
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

/** The words of a line for a shell, up to a comment or what takes the output. */
function wordsOf(line: string): readonly string[] {
  const [command = ''] = line.split(/\s(?:#|>\s|\|\s)/);
  return [...command.matchAll(/'[^']*'|(?:"[^"]*"|[^\s"'])+/g)].map(([word]) => word);
}

/** Why an example cannot be typed as it stands. */
function faultOf(line: string): readonly string[] {
  const [, ...words] = wordsOf(line);
  let command = program;
  let below = command.commands.find((each) => each.name() === words[0]);
  while (below !== undefined) {
    command = below;
    words.shift();
    below = command.commands.find((each) => each.name() === words[0]);
  }
  const given: string[] = [];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const option = [...command.options, ...program.options].find(({ long }) => long === word);
    if (/[<>|&;]/.test(word.replace(/'[^']*'|"[^"]*"/g, ''))) return [`${line}: quote ${word}`];
    if (word.startsWith('--') && option === undefined) return [`${line}: no ${word}`];
    if (option === undefined) given.push(word);
    else if (option.required || (option.optional && words[0]?.startsWith('-') === false)) {
      words.shift();
    }
  }
  const needed = command.registeredArguments.filter(({ required }) => required).length;
  return command === program || given.length < needed ? [`${line}: lacks an argument`] : [];
}

/** What `--help` prints of a command on a very wide terminal. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (words) => (text += words),
    getOutHelpWidth: () => 500,
  });
  command.outputHelp();
  return text;
}

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

  it('has the commands, arguments and options of every example, here and elsewhere', () => {
    const pages = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)];
    const examples = pages.flatMap((name) =>
      [...readFileSync(name, 'utf8').matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
        block.split('\n').filter((line) => line.startsWith('sop ')),
      ),
    );
    assert.ok(examples.length > 80);
    assert.deepEqual(
      examples.flatMap((line) => faultOf(line)),
      [],
    );
  });

  it('names every field of a query', () => {
    for (const { name } of documentFields) {
      assert.ok(page.includes(`\`${name}\``), name);
    }
  });
});

describe('the help of a command', () => {
  it('ends with examples that can be typed as they stand', () => {
    const withoutAny: string[] = [];
    const visit = (command: Command, name: string): void => {
      const [, examples] = helpOf(command).split('\nExamples:\n');
      if (command.commands.length === 0 && examples === undefined) withoutAny.push(name);
      const lines = examples?.split('\n').filter((line) => line !== '') ?? [];
      for (const line of lines) {
        assert.ok(line.startsWith(`  ${name}`), line);
        assert.deepEqual(faultOf(line.trim()), []);
      }
      for (const child of command.commands) visit(child, `${name} ${child.name()}`);
    };
    visit(program, 'sop');
    assert.deepEqual(withoutAny, []);
  });

  it('describes the command in sentences without the line ends of the source', () => {
    const visit = (command: Command): void => {
      const [, description = ''] = helpOf(command).split('\n\n');
      assert.match(description, /[.>]$|firewall"$/, command.name());
      for (const child of command.commands) visit(child);
    };
    visit(program);
    const insert = program.commands
      .find((each) => each.name() === 'priorities')
      ?.commands.find((each) => each.name() === 'insert');
    assert.match(insert ? helpOf(insert) : '', /^Puts a request .* signs the new one\.$/m);
  });
});
