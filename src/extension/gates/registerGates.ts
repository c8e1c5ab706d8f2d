import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { registerLenses } from '../shared/registerLenses.js';
import { GateHovers } from './gateHovers.js';
import { gateLenses } from './gateLenses.js';
import { registerGateReasons } from './registerGateReasons.js';
import { registerGateStatus } from './registerGateStatus.js';

/** Shows gates and sign-offs of the document in an editor: lenses, hovers, status bar and the list of reasons. */
export function registerGates(shared: Shared): vscode.Disposable {
  return vscode.Disposable.from(
    registerLenses(shared, (editor) => gateLenses(shared, editor)),
    vscode.languages.registerHoverProvider({ pattern: '**/*' }, new GateHovers(shared)),
    registerGateStatus(shared),
    registerGateReasons(shared),
  );
}
