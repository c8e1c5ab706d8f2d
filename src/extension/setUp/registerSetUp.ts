import * as vscode from 'vscode';
import { Refused } from '../shared/commandWrapper.js';
import { setContext, type Shared } from '../shared/context.js';
import { commands, contextKeys, extensionId, walkthrough } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { openSample } from './openSample.js';
import { setUpLibrary } from './setUpLibrary.js';

/** Makes a folder a library, or shows it as if it were one; until then the views welcome the person. */
export function registerSetUp(shared: Shared, context: vscode.ExtensionContext): vscode.Disposable {
  const { store, wrapper } = shared;
  const announce = () => {
    const states = new Set(store.all.map(({ state }) => state));
    const best = (['ready', 'reading', 'failed', 'none'] as const).find((state) =>
      states.has(state),
    );
    setContext(contextKeys.libraryState, best ?? 'none');
    const isBrowsed = ({ library }: OpenLibrary) => !library.configuration.present;
    setContext(contextKeys.browsed, store.ready.some(isBrowsed));
  };
  return vscode.Disposable.from(
    store.onDidChange(announce),
    wrapper.register(commands.browseFolder, async () => {
      await store.start();
      const open = await pickFolder(shared, vscode.l10n.t('Browse Without Setting Up'));
      await open?.open(true);
    }),
    wrapper.register(commands.openSample, () => openSample(shared)),
    wrapper.register(commands.openWalkthrough, () => openWalkthrough(shared)),
    wrapper.register(commands.setUpLibrary, async () => {
      if (!vscode.workspace.isTrusted) {
        throw new Refused(vscode.l10n.t('A library can be set up once you trust this workspace.'));
      }
      await store.start();
      const open = await pickFolder(shared, vscode.l10n.t('Set Up Library'));
      if (open !== undefined) await setUpLibrary(shared, open, context.extensionUri);
    }),
  );
}

/** VS Code takes no step for done that was so before it looked at steps at all, which may be only now. */
async function openWalkthrough({ store }: Shared): Promise<void> {
  const id = `${extensionId}#${walkthrough}`;
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', id, false);
  if (store.ready.length > 0) setContext(contextKeys.startedWithLibrary, true);
}

/** The folder that is no library yet; asks when there are several. */
async function pickFolder({ store }: Shared, title: string): Promise<OpenLibrary | undefined> {
  const candidates = store.all.filter((open) => !open.library.configuration.present);
  const [only, second] = candidates;
  if (only === undefined) {
    throw new Refused(
      store.all.length === 0
        ? vscode.l10n.t('Open a folder first.')
        : vscode.l10n.t('Every folder here is a library already.'),
    );
  }
  if (second === undefined) return only;
  const picks = candidates.map((open) => ({
    label: open.name,
    description: open.root.path,
    open,
  }));
  const chosen = await vscode.window.showQuickPick(picks, { title });
  return chosen?.open;
}
