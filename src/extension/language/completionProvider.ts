import * as vscode from 'vscode';
import type { Completion, CompletionKind } from '../../core/language/completion.js';
import { completionsAt } from '../../core/language/completionsAt.js';
import { settingsCompletions } from '../../core/language/settingsCompletions.js';
import type { Shared } from '../shared/context.js';
import { plainText } from './plainText.js';

/** Characters after which something of ours may be meant. */
export const completionTriggers = ['[', '(', '@', '#', ':', ' ', '/'] as const;

const icons: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  document: vscode.CompletionItemKind.File,
  role: vscode.CompletionItemKind.Class,
  person: vscode.CompletionItemKind.User,
  marker: vscode.CompletionItemKind.Keyword,
  day: vscode.CompletionItemKind.Constant,
  anchor: vscode.CompletionItemKind.Reference,
  field: vscode.CompletionItemKind.Field,
};

/** Suggests keys, values, ids, marks, people and fields in documents and settings of a library. */
export class CompletionProvider implements vscode.CompletionItemProvider {
  readonly #shared: Pick<Shared, 'store' | 'clock'>;

  constructor(shared: Pick<Shared, 'store' | 'clock'>) {
    this.#shared = shared;
  }

  provideCompletionItems(
    editor: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): vscode.CompletionList | undefined {
    const { store, clock } = this.#shared;
    const found = store.find(editor.uri);
    if (found === undefined || token.isCancellationRequested) return undefined;
    const { open, path } = found;
    const text = editor.getText();
    const offset = editor.offsetAt(position);
    const { today } = clock;
    const document = open.library.documents.get(path);
    if (document === undefined && !open.isSettings(path)) return undefined;
    // The snapshot may be a keystroke behind: places are told by the text, and the snapshot knows the names.
    const { entries, isPartial } =
      document === undefined
        ? settingsCompletions(open.library, { path, text, offset }, today)
        : completionsAt({
            library: open.library,
            document,
            text,
            offset,
            today,
            suggestsPaths: suggestsPaths(editor),
          });
    const items = entries.map((entry, index) => toItem(editor, entry, index));
    return new vscode.CompletionList(items, isPartial);
  }
}

/** VS Code's Markdown features suggest paths and anchors unless they are told not to. */
function suggestsPaths(editor: vscode.TextDocument): boolean {
  const isOn = vscode.workspace
    .getConfiguration('markdown', editor)
    .get<unknown>('suggest.paths.enabled');
  return isOn !== false && editor.languageId === 'markdown';
}

function toItem(
  editor: vscode.TextDocument,
  entry: Completion,
  index: number,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: entry.label, ...(entry.detail === undefined ? {} : { description: entry.detail }) },
    icons[entry.kind],
  );
  const { start, end } = entry.range;
  item.range = new vscode.Range(editor.positionAt(start), editor.positionAt(end));
  item.insertText =
    entry.isSnippet === true ? new vscode.SnippetString(entry.newText) : entry.newText;
  item.filterText = entry.filter ?? entry.label;
  item.sortText = String(index).padStart(5, '0');
  if (entry.documentation !== undefined) item.documentation = plainText(entry.documentation);
  if (entry.leadsOn === true) {
    item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest') };
  }
  return item;
}
