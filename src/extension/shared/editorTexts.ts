import * as vscode from 'vscode';
import { DocumentReader } from '../../core/document/documentReader.js';
import { isCodeOwnersPath } from '../../core/library/codeOwners.js';
import type { LibraryChange } from '../../core/library/library.js';
import { parseConfiguration } from '../../core/schema/parseConfiguration.js';
import { parseRoster } from '../../core/schema/parseRoster.js';
import { markerFile, rosterFile } from './manifest.js';

/** Editors with unsaved text, by their paths in a library; `pathOf` knows which are in it. */
export function editedTexts(
  pathOf: (uri: vscode.Uri) => string | undefined,
): ReadonlyMap<string, vscode.TextDocument> {
  const edited = new Map<string, vscode.TextDocument>();
  for (const editor of vscode.workspace.textDocuments) {
    const path = editor.isDirty ? pathOf(editor.uri) : undefined;
    if (path !== undefined) edited.set(path, editor);
  }
  return edited;
}

/** Reads the texts of editors, each time no more of it than was edited since the last. */
export class EditorTexts {
  readonly #readers = new WeakMap<vscode.TextDocument, DocumentReader>();

  /** What an editor's text means for the library. */
  toChange(path: string, editor: vscode.TextDocument): LibraryChange {
    const text = editor.getText();
    if (path === markerFile) return { kind: 'settings', configuration: parseConfiguration(text) };
    if (path === rosterFile) return { kind: 'settings', roster: parseRoster(text) };
    if (isCodeOwnersPath(path)) return { kind: 'codeOwners', file: { path, source: text } };
    return { kind: 'document', document: this.#readerOf(editor).read(path, { text, bom: false }) };
  }

  #readerOf(editor: vscode.TextDocument): DocumentReader {
    let reader = this.#readers.get(editor);
    if (reader === undefined) {
      reader = new DocumentReader();
      this.#readers.set(editor, reader);
    }
    return reader;
  }
}
