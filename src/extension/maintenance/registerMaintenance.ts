import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { commands, views } from '../shared/manifest.js';

/** Commands for when something looks wrong: read everything again, and see what happened. */
export function registerMaintenance({ store, whoAmI, wrapper, log }: Shared): vscode.Disposable {
  return vscode.Disposable.from(
    wrapper.register(commands.refresh, async () => {
      whoAmI.forget();
      await vscode.window.withProgress({ location: { viewId: views.library } }, () =>
        store.refresh(),
      );
    }),
    wrapper.register(commands.showLog, () => {
      log.show();
    }),
  );
}
