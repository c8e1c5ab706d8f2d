import type { Document } from '../../core/document/document.js';
import type { Library } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { Agreement } from '../../core/priorities/agreement.js';
import { orderEntries } from '../../core/priorities/orderEntries.js';
import { agreementIn } from '../../core/priorities/priorityEdits.js';
import { priorityListOf } from '../../core/priorities/priorityList.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { openLibrary, warnOfSettings } from '../commands/openLibrary.js';
import { formatJson } from '../output/json.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { Style } from '../terminal/style.js';
import { choosePriorities } from './choosePriorities.js';

export interface ListOptions {
  readonly format: 'text' | 'json';
}

/** Prints the orders of work, each with whether its manager agreed to it. */
export async function listPriorities(
  context: CommandContext,
  name: string | undefined,
  { format }: ListOptions,
): Promise<ExitCode> {
  const opened = await openLibrary(context);
  warnOfSettings(context, opened.library);
  const choice = choosePriorities(opened, context.cwd, name);
  if ('problem' in choice) return refuseUsage(context, choice.problem);
  const lists = choice.documents.map((document) => factsOf(opened.library, document, context));
  const { io, out, err } = context;
  if (format === 'json') {
    io.stdout.write(formatJson({ lists }));
    return exitCodes.fine;
  }
  io.stdout.write(lists.map((list) => textOf(list, out)).join('\n'));
  if (lists.length === 0) say(context, err.dim('The library has no priority list.'));
  return exitCodes.fine;
}

type ListFacts = ReturnType<typeof factsOf>;

function factsOf(library: Library, document: Document, { today }: CommandContext) {
  const list = priorityListOf(document.frontmatter.data);
  const agreement: Agreement = agreementIn(library, document, today) ?? { state: 'none' };
  const { id, title } = profileIn(library, document);
  const record = agreement.by?.record;
  return {
    ...{ path: document.path, id: id ?? null, title, manager: list.manager ?? null },
    agreement: agreement.state,
    agreedBy: record?.name ?? null,
    agreedOn: record?.at.slice(0, 10) ?? null,
    order: orderEntries(list, agreement).map(({ place, title: entry, request }) => ({
      ...{ place, title: entry },
      from: request?.from ?? null,
      since: request?.since ?? null,
      effort: request?.effort ?? null,
    })),
  };
}

function textOf({ title, path, order, ...list }: ListFacts, style: Style): string {
  const width = String(order.length).length;
  const lines = order.map(({ place, title: entry, from, since, effort }) => {
    const remarks = [
      ...(from === null ? [] : [`for ${from}`]),
      ...(since === null ? [] : [`since ${since}`]),
      ...(effort === null ? [] : [effort]),
    ].join(', ');
    const remark = remarks === '' ? '' : ` ${style.dim(toDisplayText(`(${remarks})`))}`;
    return `  ${String(place).padStart(width)}  ${toDisplayText(entry)}${remark}`;
  });
  return [
    style.bold(toDisplayText(title)),
    `${style.dim(`${toDisplayText(path)} ·`)} ${wordsOf(list, style)}`,
    ...(lines.length === 0 ? ['  There is no proposed order yet.'] : lines),
    '',
  ].join('\n');
}

function wordsOf(
  { agreement, agreedBy, agreedOn }: Pick<ListFacts, 'agreement' | 'agreedBy' | 'agreedOn'>,
  style: Style,
): string {
  const who = toDisplayText(`${agreedBy ?? ''} on ${agreedOn ?? ''}`);
  switch (agreement) {
    case 'none':
      return style.yellow('not agreed yet');
    case 'agreed':
      return style.green(`agreed by ${who}`);
    case 'changed':
      return style.yellow(`changed since it was agreed by ${who}`);
    case 'returned':
      return style.red(`returned by ${who}`);
    default:
      return agreement satisfies never;
  }
}
