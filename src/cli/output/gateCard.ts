/** Gates and sign-offs on a page for people. */
import type {
  DocumentState,
  DocumentVerdict,
  GateVerdict,
  Verdict,
} from '../../core/gate/gateVerdict.js';
import type { Standing, Worth } from '../../core/gate/standing.js';
import { toDisplayText } from '../terminal/displayText.js';
import { displayWidth, padEnd } from '../terminal/displayWidth.js';
import type { Style } from '../terminal/style.js';

/** What the head of a card says of its document. */
export interface CardHead {
  readonly title: string;
  readonly id: string | undefined;
  readonly path: string;
}

/** The gates of one document, each with what holds it up and who signed. */
export function formatGateCard(
  { title, id, path }: CardHead,
  verdict: DocumentVerdict,
  style: Style,
): string {
  const state =
    verdict.state === undefined
      ? ''
      : `  ${paintState(style, verdict.state)(toDisplayText(verdict.state))}`;
  const name = id === undefined ? '' : `${toDisplayText(id)}  `;
  const lines = [
    `${style.bold(toDisplayText(title))}${state}`,
    style.dim(`${name}${toDisplayText(path)}`),
    ...gateLines(verdict.gates, style),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Gates below each other: verdict and title, then records, then reasons with their places. */
export function gateLines(gates: readonly GateVerdict[], style: Style): readonly string[] {
  const ids = gates.map(({ gate }) => toDisplayText(gate.id));
  const width = Math.max(0, ...ids.map(displayWidth));
  return gates.flatMap((gate, index) => [
    '',
    gateLine(gate, padEnd(ids[index] ?? '', width), style),
    ...gate.signOffs.map((standing) => `  ${describeSignOff(standing, style)}`),
    ...gate.reasons.map(
      ({ path, range, message }) =>
        `  ${style.dim(`${toDisplayText(path)}:${range.start.line + 1}`)}  ${toDisplayText(message)}`,
    ),
  ]);
}

function gateLine({ gate, verdict }: GateVerdict, id: string, style: Style): string {
  const title = gate.title === gate.id ? '' : `  ${toDisplayText(gate.title)}`;
  return `${style.bold(id)}  ${paintVerdict(style, verdict)(padEnd(verdict, 'overridden'.length))}${title}`.trimEnd();
}

/** `accepted by Dana Reyes (noc) on 2026-11-20`, and what it is worth where it does not count. */
export function describeSignOff({ record, worth, faults }: Standing, style: Style): string {
  const until = record.until === undefined ? '' : ` until ${record.until}`;
  const day = record.at.slice(0, 10);
  const words = `${record.decision}${until} by ${toDisplayText(record.name)} (${toDisplayText(record.role)}) on ${day}`;
  const note = record.note === undefined ? '' : `: ${toDisplayText(record.note)}`;
  if (worth === 'counts') {
    return `${paintDecision(style, record.decision)(words)}${note}`;
  }
  const why = faults.map(({ message }) => toDisplayText(message)).join(' ');
  return `${style.dim(`${words}${note}`)}  ${paintWorth(style, worth)(worth)}${why === '' ? '' : style.dim(`  ${why}`)}`;
}

/** The colour of a document's state; `awaiting` a gate is what somebody should look at. */
export function paintState(style: Style, state: DocumentState | null): (text: string) => string {
  switch (state) {
    case 'closed':
      return style.green;
    case 'returned':
      return style.red;
    case null:
    case 'open':
    case 'cancelled':
      return style.dim;
    default:
      return style.yellow;
  }
}

/** The colour of a verdict. */
export function paintVerdict(style: Style, verdict: Verdict): (text: string) => string {
  switch (verdict) {
    case 'passed':
      return style.green;
    case 'ready':
      return style.cyan;
    case 'overridden':
      return style.magenta;
    case 'blocked':
      return style.yellow;
    case 'returned':
      return style.red;
    default:
      return verdict satisfies never;
  }
}

function paintDecision(style: Style, decision: Standing['record']['decision']) {
  switch (decision) {
    case 'accepted':
      return style.green;
    case 'overridden':
      return style.magenta;
    case 'returned':
      return style.red;
    case 'revoked':
      return style.dim;
    default:
      return decision satisfies never;
  }
}

function paintWorth(style: Style, worth: Exclude<Worth, 'counts'>): (text: string) => string {
  switch (worth) {
    case 'invalid':
      return style.red;
    case 'stale':
    case 'lapsed':
      return style.yellow;
    case 'superseded':
      return style.dim;
    default:
      return worth satisfies never;
  }
}
