import type * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import type { Library } from '../../core/library/library.js';
import type { LibraryStore } from './libraryStore.js';
import type { OpenLibrary } from './openLibrary.js';

/** A document in an editor, read as it stands there. */
export interface OpenText {
  readonly open: OpenLibrary;
  readonly path: string;
  readonly library: Library;
  readonly document: Document;
  readonly text: string;
}

interface ReadText {
  readonly version: number;
  readonly document: Document;
}

const readTexts = new WeakMap<vscode.TextDocument, ReadText>();

/** The document of an editor with the snapshot that holds it; undefined for what is no document of a library. */
export function findOpenText(
  store: LibraryStore,
  editor: vscode.TextDocument,
): OpenText | undefined {
  const found = store.find(editor.uri);
  if (found === undefined) return undefined;
  const { open, path } = found;
  open.follow(editor);
  const { library } = open;
  const known = library.documents.get(path);
  if (known === undefined) return undefined;
  const text = editor.getText();
  // An editor shows the line ends of a file in one way, so that places in it may differ from those in the file.
  const document = known.length === text.length ? known : readEditor(path, editor);
  return { open, path, library, document, text };
}

function readEditor(path: string, editor: vscode.TextDocument): Document {
  let read = readTexts.get(editor);
  if (read?.version !== editor.version) {
    const document = parseDocument(path, { text: editor.getText(), bom: false });
    read = { version: editor.version, document };
    readTexts.set(editor, read);
  }
  return read.document;
}
