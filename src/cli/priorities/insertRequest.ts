import { wordsOfDisplaced } from '../../core/priorities/displacement.js';
import {
  currentOrder,
  displacedBy,
  insertRequest,
  type NewRequest,
  type PriorityFile,
} from '../../core/priorities/priorityEdits.js';
import { priorityListOf } from '../../core/priorities/priorityList.js';
import { exitCodes, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { changeFiles } from '../lessons/changeFiles.js';
import { refuse } from '../lessons/refuse.js';
import { formatJson } from '../output/json.js';
import { toDisplayText } from '../terminal/displayText.js';
import { openPriorities, sayWhatIsAgreed } from './openPriorities.js';

export interface InsertOptions {
  readonly from: string;
  readonly position: number;
  readonly effort?: string;
  readonly list?: string;
  readonly dryRun?: boolean;
  readonly format: 'text' | 'json';
}

/** Puts a request into a priority list, by the same plan as in the editor, and prints what it displaces. */
export async function insertInto(
  context: CommandContext,
  words: string,
  { from, position, effort, list, dryRun = false, format }: InsertOptions,
): Promise<ExitCode> {
  const opened = await openPriorities(context, list, failed);
  if ('exitCode' in opened) return opened.exitCode;
  const { file, subject } = opened;
  const what = words.trim().replace(/\s+/gu, ' ');
  const request = { what, from, position, ...(effort === undefined ? {} : { effort }) };
  const outcome = insertRequest(file, request, context.today);
  if (outcome.kind === 'refused') return refuse(context, failed, outcome.reason);
  if (!dryRun) {
    const problem = await changeFiles([{ subject, edits: outcome.edits }]);
    if (problem !== undefined) return refuse(context, failed, problem);
  }
  tell(context, { file, request, dryRun, format });
  return exitCodes.fine;
}

const failed = 'Not inserted.';

interface Inserted extends Required<Pick<InsertOptions, 'dryRun' | 'format'>> {
  /** As it was before. */
  readonly file: PriorityFile;
  readonly request: NewRequest;
}

function tell(context: CommandContext, { file, request, dryRun, format }: Inserted): void {
  const { io, out } = context;
  const { document, agreement } = file;
  const { what, position, effort } = request;
  const order = currentOrder(priorityListOf(document.frontmatter.data), agreement);
  const displaced = displacedBy(order, position).map((each) => ({
    ...each,
    words: wordsOfDisplaced(each, effort),
  }));
  if (format === 'json') {
    const facts = { what, place: position, outcome: dryRun ? 'planned' : 'inserted' };
    const after = order.toSpliced(position - 1, 0, what);
    const { path } = document;
    io.stdout.write(
      formatJson({ path, ...facts, agreement: agreement.state, displaced, order: after }),
    );
    return;
  }
  const name = toDisplayText(`${document.path}: "${what}"`);
  const place = `at place ${position}`;
  io.stdout.write(
    `${name} ${dryRun ? `would stand ${place}` : `${out.green('inserted')} ${place}`}\n`,
  );
  io.stdout.write(displaced.length === 0 ? 'It displaces nothing.\n' : 'It displaces:\n');
  for (const { words } of displaced) io.stdout.write(`  ${toDisplayText(words)}\n`);
  sayWhatIsAgreed(context, agreement, dryRun);
}
