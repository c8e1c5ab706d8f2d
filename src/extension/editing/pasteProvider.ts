import * as vscode from 'vscode';
import { pasteEvidence } from '../../core/language/pasteEvidence.js';
import type { Shared } from '../shared/context.js';
import { findOpenText } from '../shared/openText.js';

const evidenceKind = vscode.DocumentDropOrPasteEditKind.Empty.append('sop', 'evidence');

/** Lets an address pasted on an item become a link; where the item asks for one, without being asked. */
export function registerPasteEvidence({ store }: Shared): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    { language: 'markdown' },
    {
      // eslint-disable-next-line @typescript-eslint/max-params -- VS Code gives these
      async provideDocumentPasteEdits(editor, ranges, data, _context, token) {
        const [range, ...others] = ranges;
        const open = findOpenText(store, editor);
        if (open === undefined || range === undefined || others.length > 0) return undefined;
        const pasted = await data.get('text/plain')?.asString();
        if (pasted === undefined || token.isCancellationRequested) return undefined;
        const selection = { start: editor.offsetAt(range.start), end: editor.offsetAt(range.end) };
        const evidence = pasteEvidence(open, selection, pasted);
        if (evidence === undefined) return undefined;
        const edit = new vscode.DocumentPasteEdit(
          evidence.newText,
          vscode.l10n.t('Paste as Evidence'),
          evidenceKind,
        );
        if (!evidence.isWanted) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
        return [edit];
      },
    },
    { providedPasteEditKinds: [evidenceKind], pasteMimeTypes: ['text/plain'] },
  );
}
