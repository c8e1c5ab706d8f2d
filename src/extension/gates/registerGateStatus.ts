import * as vscode from 'vscode';
import { setContext, type Shared } from '../shared/context.js';
import { lookOfState, wordsOfState, wordsOfVerdict } from '../shared/gateWords.js';
import { findGateView, type GateView } from '../shared/gateView.js';
import { commands, contextKeys } from '../shared/manifest.js';
import { registerStatusItem } from '../shared/registerStatusItem.js';

/** Reasons in the tooltip; a click lists all of them. */
const mostReasons = 5;

/** Shows in the status bar whether the open document may proceed; a click says why not. */
export function registerGateStatus(shared: Shared): vscode.Disposable {
  const entry = { id: 'sop.gate', name: vscode.l10n.t('SOP Ledger: Gate'), priority: 96 };
  return registerStatusItem(shared, entry, (editor) => {
    const view = editor && findGateView(shared, editor);
    setContext(contextKeys.gateShown, view?.verdict.state ?? '');
    const look = view && lookOfState(view.verdict);
    const state = view && wordsOfState(view.verdict);
    if (view === undefined || look === undefined || state === undefined) return undefined;
    return {
      text: `$(${look.icon}) ${state}`,
      title: vscode.l10n.t('Gates: {0}', state),
      facts: factsOf(view),
      command: commands.showGateReasons,
    };
  });
}

function factsOf({ verdict: { gates } }: GateView): readonly string[] {
  const reasons = gates.flatMap(({ reasons: own }) => own.map(({ message }) => message));
  const told = [...new Set(reasons)];
  return [
    ...gates.map((gate) => `${gate.gate.title}: ${wordsOfVerdict(gate)}`),
    ...told.slice(0, mostReasons),
    ...(told.length > mostReasons
      ? [vscode.l10n.t('and {0} more', told.length - mostReasons)]
      : []),
  ];
}
