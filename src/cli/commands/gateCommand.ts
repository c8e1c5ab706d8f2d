import { Option, type Command } from 'commander';
import type { Document } from '../../core/document/document.js';
import { locateField } from '../../core/document/locateInYaml.js';
import { gateCaseOf } from '../../core/gate/gateCase.js';
import type { DocumentVerdict, GateVerdict } from '../../core/gate/gateVerdict.js';
import { profileIn } from '../../core/library/profileIn.js';
import { positionAt } from '../../core/text/lineMap.js';
import { formatGateCard } from '../output/gateCard.js';
import { printedVerdict, toGateJson } from '../output/gateJson.js';
import { formatJson } from '../output/json.js';
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
import { loadLibraryFor, timeOption, type TimeOptions } from './libraryAt.js';
import { warnOfSettings, type OpenedLibrary } from './openLibrary.js';

const formats = ['text', 'json'] as const;

interface GateOptions extends TimeOptions {
  readonly format: (typeof formats)[number];
}

/** Registers `sop gate`. */
export function addGateCommand(program: Command, run: CommandRunner): void {
  program
    .command('gate')
    .summary('tell whether a document may pass its gates')
    .description(
      'Tells of each gate of a document whether it has passed, and if not, everything that holds\n' +
        'it up. The exit code is 0 when all gates, or the one asked for, have passed or are overridden.',
    )
    .argument('<document>', 'id or path of the document')
    .argument('[gate]', 'id of one gate')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .addOption(timeOption())
    .action((name: string, gate: string | undefined, options: GateOptions) =>
      run((context) => judge(context, { name, gate }, options)),
    );
}

async function judge(
  present: CommandContext,
  asked: { readonly name: string; readonly gate: string | undefined },
  { format, ...time }: GateOptions,
): Promise<ExitCode> {
  const opened = await loadLibraryFor(present, time);
  if ('problem' in opened) {
    return refuseUsage(present, opened.problem);
  }
  const { context } = opened;
  warnOfSettings(context, opened.library);
  const choice = chooseDocument(opened, context.cwd, asked.name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const { document } = choice;
  const { library } = opened;
  const verdict = printedVerdict({ library, document, today: context.today });
  const gates = verdict.gates.filter(
    ({ gate }) => asked.gate === undefined || gate.id === asked.gate,
  );
  const unreadable = gateProblemsOf(context, opened, document);
  if (asked.gate !== undefined && gates.length === 0 && unreadable.length === 0) {
    return refuseUsage(context, unknownGate(document, asked.gate, verdict));
  }
  context.io.stdout.write(
    format === 'json'
      ? formatJson({
          path: document.path,
          state: verdict.state ?? null,
          gates: gates.map(toGateJson),
        })
      : formatText(context, opened, { document, verdict: { ...verdict, gates } }),
  );
  unreadable.forEach((line) => {
    say(context, line);
  });
  if (gates.length === 0 && unreadable.length === 0) {
    say(context, `${toDisplayText(document.path)} has no gates to pass.`);
  }
  return gates.length > 0 && unreadable.length === 0 && gates.every(hasPassed)
    ? exitCodes.fine
    : exitCodes.findings;
}

function hasPassed({ verdict }: GateVerdict): boolean {
  return verdict === 'passed' || verdict === 'overridden';
}

function formatText(
  { out }: CommandContext,
  { library }: OpenedLibrary,
  { document, verdict }: { readonly document: Document; readonly verdict: DocumentVerdict },
): string {
  const { title, id } = profileIn(library, document);
  return formatGateCard({ title, id, path: document.path }, verdict, out);
}

function unknownGate(document: Document, gate: string, verdict: DocumentVerdict): string {
  const known = verdict.gates.map((each) => each.gate.id).join(', ');
  return known === ''
    ? `${document.path} has no gates.`
    : `${document.path} has no gate "${gate}"; it has ${known}.`;
}

/** Gates that cannot be read are no gates of the verdict, so they are told beside it. */
function gateProblemsOf(
  { today, err }: CommandContext,
  { library }: OpenedLibrary,
  document: Document,
): readonly string[] {
  return gateCaseOf(library, document, today).gateProblems.map(({ path, message }) => {
    const start = locateField(document, path)?.value.start ?? 0;
    const place = `${toDisplayText(document.path)}:${positionAt(document.lines, start).line + 1}`;
    return `${err.dim(place)}  ${toDisplayText(message)}`;
  });
}
