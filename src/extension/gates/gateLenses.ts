import * as vscode from 'vscode';
import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import type { Standing } from '../../core/gate/standing.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Shared } from '../shared/context.js';
import { lookOfState, lookOfVerdict, wordsOfState, wordsOfVerdict } from '../shared/gateWords.js';
import { findGateView, rangeOfGate, rangeOfRecord, type GateView } from '../shared/gateView.js';
import { progressOf } from '../shared/itemProgress.js';
import { commands } from '../shared/manifest.js';
import type { WhoAmI } from '../shared/whoAmI.js';

/** Lines above a gated document, its gates and its stale sign-offs, with what can be done about them. */
export function gateLenses(
  shared: Shared,
  editor: vscode.TextDocument,
): readonly vscode.CodeLens[] {
  const view = findGateView(shared, editor);
  if (view === undefined) return [];
  return [
    ...documentLenses(view, shared.clock.today),
    ...view.verdict.gates.flatMap((gate) => lensesOfGate(view, gate)),
    ...view.verdict.signOffs.flatMap((standing) => recordLenses(view, standing, shared.whoAmI)),
  ];
}

function documentLenses(
  { target, document, verdict }: GateView,
  today: CivilDate,
): readonly vscode.CodeLens[] {
  const top = new vscode.Range(0, 0, 0, 0);
  const look = lookOfState(verdict);
  const state = wordsOfState(verdict);
  if (look === undefined || state === undefined) return [];
  const progress = progressOf(document, today);
  const summary = [
    withIcon(look.icon, state),
    ...(progress === undefined ? [] : [vscode.l10n.t('{0} items settled', progress)]),
  ].join(' · ');
  return [
    lens(top, summary, { command: commands.showGateReasons, argument: { target } }),
    ...(verdict.gates.some(isWaiting) ? signLenses(top, { target }) : []),
  ];
}

function lensesOfGate(view: GateView, gate: GateVerdict): readonly vscode.CodeLens[] {
  const range = rangeOfGate(view, gate);
  if (range === undefined) return [];
  const argument = { target: view.target, gate: gate.gate.id };
  const { icon } = lookOfVerdict(gate.verdict);
  return [
    lens(range, withIcon(icon, wordsOfVerdict(gate)), {
      command: commands.showGateReasons,
      argument,
    }),
    ...(isWaiting(gate) ? signLenses(range, argument) : []),
  ];
}

function recordLenses(
  view: GateView,
  standing: Standing,
  whoAmI: WhoAmI,
): readonly vscode.CodeLens[] {
  const range = rangeOfRecord(view, standing);
  const { record, worth, id } = standing;
  if (range === undefined || worth !== 'stale') return [];
  const { target } = view;
  const identity = whoAmI.now(target.open);
  const isMine = identity !== 'asking' && identity.person?.name === record.name;
  const argument = { target, record: id, gate: record.gate };
  return [
    lens(range, withIcon('diff', vscode.l10n.t('What changed since {0} signed', record.name)), {
      command: commands.showChangesSinceSigned,
      argument,
    }),
    ...(isMine && vscode.workspace.isTrusted
      ? [lens(range, vscode.l10n.t('Re-affirm...'), { command: commands.reaffirm, argument })]
      : []),
  ];
}

/** An ordinary blank behind an icon has no width in a lens. */
function withIcon(icon: string, words: string): string {
  return `$(${icon})\u00A0${words}`;
}

function isWaiting({ gate, verdict }: GateVerdict): boolean {
  return gate.sign !== undefined && verdict !== 'passed';
}

/** In an untrusted folder nothing can be signed. */
function signLenses(range: vscode.Range, argument: object): readonly vscode.CodeLens[] {
  if (!vscode.workspace.isTrusted) return [];
  return [
    lens(range, vscode.l10n.t('Sign Off...'), { command: commands.signOff, argument }),
    lens(range, vscode.l10n.t('Return...'), { command: commands.returnDocument, argument }),
  ];
}

function lens(
  { start }: vscode.Range,
  title: string,
  { command, argument }: { readonly command: string; readonly argument: object },
): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(start, start), {
    title,
    command,
    arguments: [argument],
  });
}
