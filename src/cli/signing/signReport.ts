/** How `sop sign` tells what came of it. */
import type { YamlMapping } from '../../core/document/frontmatter.js';
import type { SignOffRefusal } from '../../core/gate/planSignOff.js';
import { formatJson } from '../output/json.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { toDisplayText } from '../terminal/displayText.js';

export type SignResult =
  | { readonly outcome: 'signed'; readonly record: YamlMapping; readonly commit: string }
  | { readonly outcome: 'refused'; readonly refusals: readonly SignOffRefusal[] }
  | {
      readonly outcome: 'uncommitted' | 'declined' | 'failed';
      readonly message: string;
    };

/** What was asked for. */
export interface SignSubject {
  readonly path: string;
  readonly gate: string;
  readonly format: 'text' | 'json';
}

/** Tells the result, data to one stream and words to the other, and gives the exit code. */
export function reportSigning(
  context: CommandContext,
  subject: SignSubject,
  result: SignResult,
): ExitCode {
  if (subject.format === 'json') {
    context.io.stdout.write(formatJson(toJson(subject, result)));
  } else {
    tell(context, subject, result);
  }
  return result.outcome === 'signed' ? exitCodes.fine : exitCodes.findings;
}

function toJson({ path, gate }: SignSubject, result: SignResult) {
  const none = { reasons: [], record: null, commit: null };
  switch (result.outcome) {
    case 'signed':
      return { path, gate, ...result, reasons: [] };
    case 'refused':
      return {
        path,
        gate,
        outcome: result.outcome,
        ...none,
        reasons: result.refusals.map(toReason),
      };
    default: {
      const { outcome, message } = result;
      const reason = { code: outcome, message, path: null, line: null };
      return { path, gate, outcome, ...none, reasons: [reason] };
    }
  }
}

function toReason({ code, message, reason }: SignOffRefusal) {
  return {
    code: reason?.code ?? code,
    message,
    path: reason?.path ?? null,
    line: reason === undefined ? null : reason.range.start.line + 1,
  };
}

function tell(context: CommandContext, { path, gate }: SignSubject, result: SignResult): void {
  const { err, out, io } = context;
  switch (result.outcome) {
    case 'signed': {
      const text = (key: string) => {
        const value = result.record[key];
        return typeof value === 'string' ? toDisplayText(value) : '';
      };
      const done = out.green(text('decision'));
      io.stdout.write(
        `${toDisplayText(path)}: ${toDisplayText(gate)} ${done} by ${text('name')} (${text('role')}) in commit ${result.commit.slice(0, 12)}\n`,
      );
      return;
    }
    case 'refused':
      say(context, `${err.red('Not signed.')} ${toDisplayText(path)}, ${toDisplayText(gate)}:`);
      for (const refusal of result.refusals) {
        say(context, `  ${describeRefusal(refusal, err.dim)}`);
      }
      return;
    case 'uncommitted':
    case 'declined':
    case 'failed':
      say(context, `${err.red('Not signed.')} ${toDisplayText(result.message)}`);
      return;
    default:
      result satisfies never;
  }
}

function describeRefusal(
  { message, reason }: SignOffRefusal,
  dim: (text: string) => string,
): string {
  const place =
    reason === undefined
      ? ''
      : `${dim(`${toDisplayText(reason.path)}:${reason.range.start.line + 1}`)}  `;
  return `${place}${toDisplayText(message)}`;
}
