import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { GateHovers } from './gateHovers.js';
import { GateLenses } from './gateLenses.js';
import { registerGateReasons } from './registerGateReasons.js';
import { registerGateStatus } from './registerGateStatus.js';

/** Shows gates and sign-offs of the document in an editor: lenses, hovers, status bar and the list of reasons. */
export function registerGates(shared: Shared): vscode.Disposable {
  const everywhere = { pattern: '**/*' };
  const lenses = new GateLenses(shared);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider(everywhere, lenses),
    vscode.languages.registerHoverProvider(everywhere, new GateHovers(shared)),
    registerGateStatus(shared),
    registerGateReasons(shared),
  );
}
