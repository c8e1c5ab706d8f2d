import type * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { occurrencesOf, type Occurrence } from '../../core/language/occurrences.js';
import type { Shared } from '../shared/context.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { textsNaming } from '../shared/textsNaming.js';

/** A document that names an id, with the places. */
export interface IdPlaces {
  readonly path: string;
  readonly document: Document;
  readonly occurrences: readonly Occurrence[];
}

/** Every place of the library where the id stands. */
export async function placesOfId(
  shared: Pick<Shared, 'environment'>,
  question: {
    readonly open: OpenLibrary;
    readonly id: string;
    readonly token: vscode.CancellationToken;
  },
): Promise<readonly IdPlaces[]> {
  const texts = await textsNaming(shared, question);
  return [...texts].flatMap(([path, text]) => {
    const document = parseDocument(path, { text, bom: false });
    const occurrences = occurrencesOf(document, text, question.id);
    return occurrences.length === 0 ? [] : [{ path, document, occurrences }];
  });
}
