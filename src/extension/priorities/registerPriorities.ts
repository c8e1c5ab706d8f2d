import * as vscode from 'vscode';
import { lineOfField } from '../../core/document/fieldLine.js';
import type { Agreement } from '../../core/priorities/agreement.js';
import { agreementIn } from '../../core/priorities/priorityEdits.js';
import type { Shared } from '../shared/context.js';
import { commands } from '../shared/manifest.js';
import { insert, move, verify } from './changePriorities.js';

/** Managing up: the order of work, what a request displaces, and the manager's yes. */
export function registerPriorities(shared: Shared): vscode.Disposable {
  const { wrapper } = shared;
  const lenses = new PriorityLenses(shared);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider({ pattern: '**/*' }, lenses),
    wrapper.register(commands.requestVerification, (argument) => verify(shared, argument)),
    wrapper.register(commands.insertRequest, (argument) => insert(shared, argument)),
    wrapper.register(commands.moveRequestUp, (argument) => move(shared, argument, -1)),
    wrapper.register(commands.moveRequestDown, (argument) => move(shared, argument, 1)),
  );
}

/** Above the proposed order: whether the manager agreed, and what can be done. */
class PriorityLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #shared: Shared;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(shared: Shared) {
    this.#shared = shared;
    const refresh = () => {
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      shared.store.onDidChange(refresh),
      shared.clock.onDidChange(refresh),
      shared.settings.onDidChange(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    );
  }

  provideCodeLenses(editor: vscode.TextDocument): vscode.CodeLens[] {
    const { store, settings, clock } = this.#shared;
    const target = settings.current.codeLens ? store.find(editor.uri) : undefined;
    const document = target?.open.library.documents.get(target.path);
    if (target === undefined || document === undefined) return [];
    const agreement = agreementIn(target.open.library, document, clock.today);
    if (agreement === undefined || !vscode.workspace.isTrusted) return [];
    const line = lineOfField(document, ['proposed', 0]);
    const at = new vscode.Range(Math.max(0, line - 1), 0, Math.max(0, line - 1), 0);
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(at, { title, command, arguments: [{ target }] });
    return [
      ...(agreement.state === 'agreed'
        ? []
        : [
            lens(
              vscode.l10n.t('{0}: Request Verification', wordsOf(agreement)),
              commands.requestVerification,
            ),
          ]),
      lens(vscode.l10n.t('Insert Request...'), commands.insertRequest),
    ];
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

function wordsOf({ state }: Agreement): string {
  switch (state) {
    case 'none':
      return vscode.l10n.t('Not agreed yet');
    case 'changed':
      return vscode.l10n.t('Changed since it was agreed');
    case 'returned':
      return vscode.l10n.t('Returned by the manager');
    case 'agreed':
      return vscode.l10n.t('Agreed');
    default:
      return state satisfies never;
  }
}
