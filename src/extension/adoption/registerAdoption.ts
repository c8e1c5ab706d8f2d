import * as vscode from 'vscode';
import { driftingRun, type DriftingRun } from '../../core/gate/runDrift.js';
import { templateDrift } from '../../core/rules/templates/templateDrift.js';
import type { Shared } from '../shared/context.js';
import { count } from '../shared/groupNode.js';
import { commands } from '../shared/manifest.js';
import type { Target } from '../shared/treeNode.js';
import { adopt } from './adoptChanges.js';
import { ProposedTexts } from './proposedTexts.js';

const title = vscode.l10n.t('Adopt changes of the template...');

/** Tells a run that its template moved on, above its text and at the finding, and takes the changes over. */
export function registerAdoption(shared: Shared): vscode.Disposable {
  const texts = new ProposedTexts();
  const changed = new vscode.EventEmitter<void>();
  const refresh = () => {
    changed.fire();
  };
  return vscode.Disposable.from(
    texts,
    changed,
    shared.store.onDidChange(refresh),
    shared.clock.onDidChange(refresh),
    shared.settings.onDidChange(refresh),
    shared.wrapper.register(commands.adoptChanges, (argument) => adopt(shared, argument, texts)),
    vscode.languages.registerCodeLensProvider(
      { pattern: '**/*' },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (editor) => lensesIn(shared, editor),
      },
    ),
    vscode.languages.registerCodeActionsProvider(
      { pattern: '**/*' },
      {
        provideCodeActions: (editor, _range, { diagnostics }) =>
          actionsIn(shared, editor, diagnostics),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

interface Found {
  readonly target: Target;
  readonly run: DriftingRun;
}

function findRun({ store, clock }: Shared, editor: vscode.TextDocument): Found | undefined {
  const target = store.find(editor.uri);
  if (target === undefined || !vscode.workspace.isTrusted) return undefined;
  target.open.follow(editor);
  const { library } = target.open;
  const document = library.documents.get(target.path);
  const run = document && driftingRun(library, document, clock.today);
  return run && { target, run };
}

function lensesIn(shared: Shared, editor: vscode.TextDocument): vscode.CodeLens[] {
  const found = shared.settings.current.codeLens ? findRun(shared, editor) : undefined;
  if (found === undefined) return [];
  const { template, changes } = found.run;
  const top = new vscode.Range(0, 0, 0, 0);
  const words = vscode.l10n.t(
    '$(git-compare)\u00A0{0} in {1}: adopt...',
    count(changes.length, 'change'),
    template,
  );
  return [
    new vscode.CodeLens(top, {
      title: words,
      command: commands.adoptChanges,
      arguments: [{ target: found.target }],
    }),
  ];
}

function actionsIn(
  shared: Shared,
  editor: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const shown = diagnostics.filter(
    ({ code }) => typeof code === 'object' && code.value === templateDrift.code,
  );
  const found = shown.length === 0 ? undefined : findRun(shared, editor);
  if (found === undefined) return [];
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = shown;
  action.isPreferred = true;
  action.command = {
    command: commands.adoptChanges,
    title,
    arguments: [{ target: found.target }],
  };
  return [action];
}
