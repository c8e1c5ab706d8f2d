import * as vscode from 'vscode';
import { nameAt } from '../../core/language/nameAt.js';
import { headingWordsAt, renameHeading } from '../../core/language/renameHeading.js';
import { refusalToRename, renameId, type RenameOutcome } from '../../core/language/renameId.js';
import { lineStartsOf, positionsOf, type LineStarts } from '../../core/text/lineMap.js';
import type { Shared } from '../shared/context.js';
import { toEditorEdits, toRange } from '../shared/conversions.js';
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
    return place.kind === 'id'
      ? this.#renameId(open, { from: place.words, to: newName.trim() }, token)
      : this.#renameHeading(open, offset, newName);
  }

  async #renameId(
    { open }: OpenText,
    { from, to }: { readonly from: string; readonly to: string },
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const texts = await textsNaming(this.#shared, { open, id: from, token });
    if (token.isCancellationRequested) return undefined;
    const { today } = this.#shared.clock;
    const outcome = renameId(open.library, { from, to, texts, today });
    return toWorkspaceEdit(open, outcome, (path) => lineStartsOf(texts.get(path) ?? ''));
  }

  #renameHeading(open: OpenText, offset: number, to: string): vscode.WorkspaceEdit {
    const { library, document } = open;
    const outcome = renameHeading(library, { ...open, offset, to }, this.#shared.clock.today);
    const linesOf = (path: string) =>
      (path === document.path ? document : library.documents.get(path))?.lines ?? [];
    return toWorkspaceEdit(open.open, outcome, linesOf);
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

/** `linesOf` are those of the texts that the edits were planned for: editors may end lines in another way than files. */
function toWorkspaceEdit(
  open: OpenLibrary,
  outcome: RenameOutcome,
  linesOf: (path: string) => LineStarts,
): vscode.WorkspaceEdit {
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  const edit = new vscode.WorkspaceEdit();
  for (const [path, own] of outcome.edits) {
    edit.set(open.uriOf(path), toEditorEdits(linesOf(path), own));
  }
  return edit;
}
