import type { Command } from 'commander';
import { Argument } from 'commander';
import { schemaForFrontmatter } from '../../core/schema/frontmatterSchema.js';
import { librarySchema } from '../../core/schema/library.schema.js';
import { nearestWord } from '../../core/schema/nearestWord.js';
import { outputSchema } from '../../core/schema/output.schema.js';
import { rosterSchema } from '../../core/schema/roster.schema.js';
import { savedFilterSchema } from '../../core/schema/savedFilter.schema.js';
import { formatForeignJson } from '../output/json.js';
import { exitCodes, refuseUsage, type CommandContext, type ExitCode } from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { readConfiguration } from './openLibrary.js';

const subjects = ['library', 'roster', 'filter', 'frontmatter', 'output'] as const;

type Subject = (typeof subjects)[number];

/** Registers `sop schema`. */
export function addSchemaCommand(program: Command, run: CommandRunner): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a file or of the output')
    .description(
      'Prints a JSON Schema: of .sop/library.yml, of .sop/roster.yml, of a saved filter in .sop/views, of the\n' +
        'frontmatter of one kind of document as this library has it, or of what commands print with --format json.',
    )
    .addArgument(new Argument('<subject>', 'what to describe').choices(subjects))
    .argument('[kind]', 'kind of document, for frontmatter')
    .action((subject: Subject, kind: string | undefined) =>
      run((context) => Promise.resolve(printSchema(context, subject, kind))),
    );
}

function printSchema(
  context: CommandContext,
  subject: Subject,
  kind: string | undefined,
): ExitCode {
  if (kind !== undefined && subject !== 'frontmatter') {
    return refuseUsage(context, `The schema of ${subject} takes no kind.`);
  }
  switch (subject) {
    case 'library':
      return print(context, librarySchema);
    case 'roster':
      return print(context, rosterSchema);
    case 'filter':
      return print(context, savedFilterSchema);
    case 'output':
      return print(context, outputSchema);
    case 'frontmatter':
      return printFrontmatter(context, kind);
    default:
      return subject satisfies never;
  }
}

function printFrontmatter(context: CommandContext, kindId: string | undefined): ExitCode {
  const { kinds, workflows } = readConfiguration(context.cwd);
  const known = [...kinds.keys()];
  if (kindId === undefined) {
    return refuseUsage(context, `Name a kind: ${known.join(', ')}.`);
  }
  const kind = kinds.get(kindId);
  if (kind === undefined) {
    const near = nearestWord(kindId, known);
    const hint = near === undefined ? `Kinds are ${known.join(', ')}.` : `Did you mean ${near}?`;
    return refuseUsage(context, `There is no kind "${kindId}". ${hint}`);
  }
  return print(context, schemaForFrontmatter(kind, { workflows: workflows.keys() }));
}

function print({ io }: CommandContext, schema: unknown): ExitCode {
  io.stdout.write(formatForeignJson(schema));
  return exitCodes.fine;
}
