import { movedBetween, wordsOfDisplaced } from '../../core/priorities/displacement.js';
import { findEntry } from '../../core/priorities/findEntry.js';
import {
  currentOrder,
  movedTo,
  movePriorityTo,
  type PriorityFile,
} from '../../core/priorities/priorityEdits.js';
import { priorityListOf } from '../../core/priorities/priorityList.js';
import { exitCodes, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { changeFiles } from '../lessons/changeFiles.js';
import { refuse } from '../lessons/refuse.js';
import { formatJson } from '../output/json.js';
import { toDisplayText } from '../terminal/displayText.js';
import { openPriorities, sayWhatIsAgreed } from './openPriorities.js';

export interface MoveOptions {
  readonly position: number;
  readonly list?: string;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}

/** Moves an entry of a priority list, by the same plan as in the editor, and prints what else moves by it. */
export async function moveEntry(
  context: CommandContext,
  asked: string,
  { position, list, dryRun = false, format }: MoveOptions,
): Promise<ExitCode> {
  const opened = await openPriorities(context, list, failed);
  if ('exitCode' in opened) return opened.exitCode;
  const { file, subject } = opened;
  const order = currentOrder(priorityListOf(file.document.frontmatter.data), file.agreement);
  if (order.length === 0) return refuse(context, failed, 'There is no proposed order yet.');
  const found = findEntry(order, asked);
  if ('problem' in found) return refuse(context, failed, found.problem);
  const outcome = movePriorityTo(file, { title: found.title, position }, context.today);
  if (outcome.kind === 'refused') return refuse(context, failed, outcome.reason);
  if (!dryRun) {
    const problem = await changeFiles([{ subject, edits: outcome.edits }]);
    if (problem !== undefined) return refuse(context, failed, problem);
  }
  tell(context, { file, order, title: found.title, position, dryRun, format });
  return exitCodes.fine;
}

const failed = 'Not moved.';

interface Moved extends Required<Pick<MoveOptions, 'position' | 'dryRun' | 'format'>> {
  /** As it was before. */
  readonly file: PriorityFile;
  readonly order: readonly string[];
  readonly title: string;
}

function tell(context: CommandContext, moved: Moved): void {
  const { file, order, title, position, dryRun, format } = moved;
  const { io, out } = context;
  const { path } = file.document;
  const after = movedTo(order, title, position);
  const from = order.indexOf(title) + 1;
  const others = movedBetween(order, after)
    .filter((each) => each.title !== title)
    .map((each) => ({ ...each, words: wordsOfDisplaced(each) }));
  if (format === 'json') {
    const facts = { title, from, to: position, outcome: dryRun ? 'planned' : 'moved' };
    const { state } = file.agreement;
    io.stdout.write(formatJson({ path, ...facts, agreement: state, others, order: after }));
    return;
  }
  const name = toDisplayText(`${path}: "${title}"`);
  const places = `from place ${from} to ${position}`;
  io.stdout.write(
    `${name} ${dryRun ? `would move ${places}` : `${out.green('moved')} ${places}`}\nBy it move:\n`,
  );
  for (const { words } of others) io.stdout.write(`  ${toDisplayText(words)}\n`);
  sayWhatIsAgreed(context, file.agreement, dryRun);
}
