import { InvalidArgumentError, Option, type Command } from 'commander';
import { createDocument, type NewOptions } from '../newDocument/createDocument.js';
import type { CommandRunner } from './commandRunner.js';

/** Registers `sop new`. */
export function addNewCommand(program: Command, run: CommandRunner): void {
  program
    .command('new')
    .summary('make a document from a template')
    .description(
      'Makes a document from a template of the library, or of the product: asks at the terminal\n' +
        'what nothing else answers, and prints the path of the new document.',
    )
    .argument('<template>', 'id, path or file name of the template')
    .option('--set <name=value>', 'an answer; can be given several times', addAnswer, {})
    .option('--path <path>', 'where the document goes, if not where the template says')
    .option('--yes', 'ask nothing: what may be blank stays blank')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((name: string, options: NewOptions) =>
      run((context) => createDocument(context, name, options)),
    );
}

function addAnswer(
  text: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [, name, value] = /^([a-z][a-z0-9_]*)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('It is written name=value.');
  }
  return { ...before, [name]: value.trim() };
}
