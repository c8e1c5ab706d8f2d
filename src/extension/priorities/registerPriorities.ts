import * as vscode from 'vscode';
import { lineOfField } from '../../core/document/fieldLine.js';
import type { Agreement } from '../../core/priorities/agreement.js';
import { agreementIn } from '../../core/priorities/priorityEdits.js';
import type { Shared } from '../shared/context.js';
import { commands } from '../shared/manifest.js';
import { registerLenses } from '../shared/registerLenses.js';
import { insert, move, verify } from './changePriorities.js';

/** Managing up: the order of work, what a request displaces, and the manager's yes. */
export function registerPriorities(shared: Shared): vscode.Disposable {
  const { wrapper } = shared;
  return vscode.Disposable.from(
    registerLenses(shared, (editor) => priorityLenses(shared, editor)),
    wrapper.register(commands.requestVerification, (argument) => verify(shared, argument)),
    wrapper.register(commands.insertRequest, (argument) => insert(shared, argument)),
    wrapper.register(commands.moveRequestUp, (argument) => move(shared, argument, -1)),
    wrapper.register(commands.moveRequestDown, (argument) => move(shared, argument, 1)),
  );
}

/** Above the proposed order: whether the manager agreed, and what can be done. */
function priorityLenses(
  { store, clock }: Shared,
  editor: vscode.TextDocument,
): readonly vscode.CodeLens[] {
  const target = store.find(editor.uri);
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
