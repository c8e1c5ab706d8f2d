import { Option, type Command } from 'commander';
import { adoptChanges, runDrift } from '../../core/gate/runDrift.js';
import type { DriftChange } from '../../core/templates/drift.js';
import { changeFiles } from '../lessons/changeFiles.js';
import { refuse } from '../lessons/refuse.js';
import { formatJson } from '../output/json.js';
import { openDocument } from '../signing/openDocument.js';
import { toDisplayText } from '../terminal/displayText.js';
import { chooseDocument } from './chooseDocument.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { openLibrary } from './openLibrary.js';

interface AdoptOptions {
  readonly all?: boolean;
  readonly items?: readonly string[];
  readonly format: 'text' | 'json';
}

/** Registers `sop adopt`. */
export function addAdoptCommand(program: Command, run: CommandRunner): void {
  program
    .command('adopt')
    .summary('take changes of a template into a run')
    .description(
      'Lists the items that were added to, removed from or reworded in the template since the run\n' +
        'was made from it, and takes them over; ticks, evidence and notes stay.',
    )
    .argument('<document>', 'id or path of the run')
    .option('--all', 'take all changes over')
    .addOption(
      new Option('--items <names>', 'take these changes over, by the names of items with commas')
        .argParser((text: string) => text.split(',').map((name) => name.trim()))
        .conflicts('all'),
    )
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((name: string, options: AdoptOptions) =>
      run((context) => adoptFromTemplate(context, name, options)),
    );
}

async function adoptFromTemplate(
  context: CommandContext,
  name: string,
  { all = false, items, format }: AdoptOptions,
): Promise<ExitCode> {
  const opened = await openLibrary(context);
  const choice = chooseDocument(opened, context.cwd, name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const subject = openDocument(opened, choice.document.path);
  if (subject.problem !== undefined) {
    return refuse(context, 'Not adopted.', subject.problem);
  }
  const drift = runDrift(subject.library, subject, context.today);
  if (drift.kind === 'refused') {
    return refuse(context, 'Not adopted.', drift.reason);
  }
  const unknown = items?.find((item) => !drift.changes.some((change) => change.name === item));
  if (unknown !== undefined) {
    return refuseUsage(context, `--items: ${drift.template} did not change "${unknown}".`);
  }
  const chosen = drift.changes.filter((change) => all || items?.includes(change.name) === true);
  if (chosen.length > 0) {
    const adoption = adoptChanges(subject.library, subject, { ...drift, chosen });
    const problem =
      adoption.kind === 'refused'
        ? adoption.reason
        : await changeFiles([{ subject, edits: adoption.edits }]);
    if (problem !== undefined) {
      return refuse(context, 'Not adopted.', problem);
    }
  }
  const told = { path: subject.document.path, ...drift, chosen };
  if (format === 'json') {
    context.io.stdout.write(formatJson(toJson(told)));
  } else {
    report(context, told);
  }
  return exitCodes.fine;
}

interface Told {
  readonly path: string;
  readonly template: string;
  readonly changes: readonly DriftChange[];
  readonly chosen: readonly DriftChange[];
}

function toJson({ path, template, changes, chosen }: Told) {
  return {
    path,
    template,
    changes: changes.map((change) => ({
      change: change.kind,
      name: change.name,
      key: change.key ?? null,
      title: change.title,
      adoptable: change.edit !== undefined,
      adopted: chosen.includes(change),
    })),
  };
}

function report(context: CommandContext, { path, template, changes, chosen }: Told): void {
  const told = chosen.length > 0 ? chosen : changes;
  context.io.stdout.write(told.map(lineOf).join(''));
  if (changes.length === 0) {
    say(context, `${toDisplayText(path)} has all that ${template} asks for.`);
  }
}

function lineOf({ kind, name, title, edit }: DriftChange): string {
  const words = name === title || name.endsWith(`/${title}`) ? '' : ` ${toDisplayText(title)}`;
  const hint = edit === undefined ? ' (worded in its own way here; change it by hand)' : '';
  return `${kind.padEnd(8)} ${toDisplayText(name)}${words}${hint}\n`;
}
