import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { commands } from '../shared/manifest.js';
import { decide } from './decide.js';
import {
  acceptance,
  overriding,
  reaffirmation,
  rejection,
  withdrawal,
  type SigningAct,
} from './signingActs.js';

/** The commands that write sign-offs. */
export function registerSigning(shared: Shared): vscode.Disposable {
  const acts: readonly (readonly [Parameters<typeof shared.wrapper.register>[0], SigningAct])[] = [
    [commands.signOff, acceptance],
    [commands.returnDocument, rejection],
    [commands.withdraw, withdrawal],
    [commands.override, overriding],
    [commands.reaffirm, reaffirmation],
  ];
  return vscode.Disposable.from(
    ...acts.map(([id, act]) =>
      shared.wrapper.register(id, (argument) => decide(shared, act, argument)),
    ),
  );
}
