import * as vscode from 'vscode';
import type { CommandWrapper } from './commandWrapper.js';
import type { Dialogs } from './dialogs.js';
import type { Environment } from './environment.js';
import type { GateOverview } from './gateOverview.js';
import type { OpenFindings } from './openFindings.js';
import type { LibraryStore } from './libraryStore.js';
import type { contextKeys } from './manifest.js';
import type { Provenance } from './provenance.js';
import type { SettingsSource } from './settings.js';
import type { Snoozes } from './snoozes.js';
import type { DayClock } from './today.js';
import type { WhoAmI } from './whoAmI.js';

/** What the features share; each takes from it what it needs. */
export interface Shared {
  readonly environment: Environment;
  readonly store: LibraryStore;
  readonly settings: SettingsSource;
  readonly clock: DayClock;
  readonly whoAmI: WhoAmI;
  readonly wrapper: CommandWrapper;
  readonly dialogs: Dialogs;
  readonly overview: GateOverview;
  readonly findings: OpenFindings;
  readonly provenance: Provenance;
  readonly snoozes: Snoozes;
  readonly log: vscode.LogOutputChannel;
}

/** Sets a key that `when` clauses of the manifest test. */
export function setContext(
  key: (typeof contextKeys)[keyof typeof contextKeys],
  value: string | boolean,
): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
