import * as vscode from 'vscode';
import { nameAt } from '../../core/language/nameAt.js';
import { headingWordsAt, renameHeading } from '../../core/language/renameHeading.js';
import { refusalToRename, renameId, type RenameOutcome } from '../../core/language/renameId.js';
import { lineStartsOf, positionsOf } from '../../core/text/lineMap.js';
import type { Shared } from '../shared/context.js';
import { toEditorEdits, toRange } from '../shared/conversions.js';
import { findEditor } from '../shared/findTargetDocument.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { findOpenText, type OpenText } from '../shared/openText.js';
import { textsNaming } from '../shared/textsNaming.js';

type Services = Pick<Shared, 'store' | 'clock' | 'environment'>;

/** Renames ids everywhere, and headings with the anchors of links to them; each in one edit that one undo takes back. */
export class RenameProvider implements vscode.RenameProvider {
  readonly #shared: Services;

  constructor(shared: Services) {
    this.#shared = shared;
  }

  prepareRename(
    editor: vscode.TextDocument,
    position: vscode.Position,
  ): { range: vscode.Range; placeholder: string } {
    const open = findOpenText(this.#shared.store, editor);
    if (open === undefined)
      throw new Error(vscode.l10n.t('Only documents of a library can be renamed in.'));
    const place = placeAt(open, editor.offsetAt(position));
    if (place === undefined)
      throw new Error(vscode.l10n.t('Put the cursor on an id or a heading.'));
    if (place.kind === 'id') {
      const refusal = refusalToRename(open.library, place.words);
      if (refusal !== undefined) throw new Error(refusal);
    }
    return {
      range: toRange(positionsOf(open.document.lines, place.range)),
      placeholder: place.words,
    };
  }

  // eslint-disable-next-line @typescript-eslint/max-params -- VS Code gives these
  async provideRenameEdits(
    editor: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const open = findOpenText(this.#shared.store, editor);
    const offset = editor.offsetAt(position);
    const place = open && placeAt(open, offset);
    if (open === undefined || place === undefined) return undefined;
    const outcome =
      place.kind === 'id'
        ? await this.#renameId(open, { from: place.words, to: newName.trim() }, token)
        : renameHeading(open.library, { ...open, offset, to: newName }, this.#shared.clock.today);
    if (token.isCancellationRequested) return undefined;
    if (outcome.kind === 'refused') throw new Error(outcome.message);
    return toWorkspaceEdit(open.open, outcome);
  }

  async #renameId(
    { open }: OpenText,
    { from, to }: { readonly from: string; readonly to: string },
    token: vscode.CancellationToken,
  ): Promise<RenameOutcome> {
    const texts = await textsNaming(this.#shared, { open, id: from, token });
    return renameId(open.library, { from, to, texts, today: this.#shared.clock.today });
  }
}

interface RenamePlace {
  readonly kind: 'id' | 'heading';
  readonly words: string;
  readonly range: { readonly start: number; readonly end: number };
}

function placeAt(open: OpenText, offset: number): RenamePlace | undefined {
  const name = nameAt({ ...open, offset });
  if (name?.kind === 'document' && name.id !== undefined) {
    return { kind: 'id', words: name.id, range: name.range };
  }
  const heading = headingWordsAt(open.document, open.text, offset);
  if (heading === undefined) return undefined;
  const { range } = heading;
  return { kind: 'heading', words: open.text.slice(range.start, range.end), range };
}

async function toWorkspaceEdit(
  open: OpenLibrary,
  { edits }: Extract<RenameOutcome, { kind: 'edits' }>,
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const [path, own] of edits) {
    const uri = open.uriOf(path);
    const editor = findEditor(uri) ?? (await vscode.workspace.openTextDocument(uri));
    edit.set(uri, toEditorEdits(lineStartsOf(editor.getText()), own));
  }
  return edit;
}
