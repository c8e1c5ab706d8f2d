import * as vscode from 'vscode';
import { setContext, type Shared } from '../shared/context.js';
import { toTooltip } from '../shared/conversions.js';
import { lookOfState, wordsOfState, wordsOfVerdict } from '../shared/gateWords.js';
import { findGateView, type GateView } from '../shared/gateView.js';
import { commands, contextKeys } from '../shared/manifest.js';

/** Reasons in the tooltip; a click lists all of them. */
const mostReasons = 5;

/** Shows in the status bar whether the open document may proceed; a click says why not. */
export function registerGateStatus(shared: Shared): vscode.Disposable {
  const { store, clock } = shared;
  const item = vscode.window.createStatusBarItem('sop.gate', vscode.StatusBarAlignment.Right, 96);
  item.name = vscode.l10n.t('SOP Ledger: Gate');
  item.command = commands.showGateReasons;
  const render = () => {
    const editor = vscode.window.activeTextEditor;
    const view = editor && findGateView(shared, editor.document);
    setContext(contextKeys.gateShown, view?.verdict.state ?? '');
    const look = view && lookOfState(view.verdict);
    const state = view && wordsOfState(view.verdict);
    if (view === undefined || look === undefined || state === undefined) {
      item.hide();
      return;
    }
    const facts = factsOf(view);
    item.text = `$(${look.icon}) ${state}`;
    item.tooltip = toTooltip(vscode.l10n.t('Gates: {0}', state), facts);
    item.accessibilityInformation = {
      label: [vscode.l10n.t('Gates: {0}', state), ...facts].join(', '),
    };
    item.show();
  };
  render();
  return vscode.Disposable.from(
    item,
    store.onDidChange(render),
    clock.onDidChange(render),
    vscode.window.onDidChangeActiveTextEditor(render),
  );
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
