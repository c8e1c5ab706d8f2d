import * as vscode from 'vscode';
import { definitionOf } from '../../core/language/definitionOf.js';
import { idLinks } from '../../core/language/idLinks.js';
import { psaLinks } from '../../core/language/psaLinks.js';
import { librarySymbols } from '../../core/language/librarySymbols.js';
import { nameAt } from '../../core/language/nameAt.js';
import { relatedPlaces } from '../../core/language/relatedPlaces.js';
import { backlinksTo } from '../../core/library/backlinks.js';
import type { Document } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import { positionsOf } from '../../core/text/lineMap.js';
import type { TextRange } from '../../core/text/textRange.js';
import type { Shared } from '../shared/context.js';
import { toRange } from '../shared/conversions.js';
import type { LibraryStore } from '../shared/libraryStore.js';
import { findOpenText } from '../shared/openText.js';
import { finishSoon } from '../shared/slices.js';
import { placesOfId } from './placesOfId.js';

/** Go to definition, from an id to its document, from a role or person to the roster. */
export function definitionProvider({ store }: Pick<Shared, 'store'>): vscode.DefinitionProvider {
  return {
    provideDefinition(editor, position) {
      const open = findOpenText(store, editor);
      const name = open && nameAt({ ...open, offset: editor.offsetAt(position) });
      const place = open && name && definitionOf(open.library, name);
      if (open === undefined || name === undefined || place === undefined) return undefined;
      const link: vscode.LocationLink = {
        originSelectionRange: toRange(positionsOf(open.document.lines, name.range)),
        targetUri: open.open.uriOf(place.path),
        targetRange: toRange(place.range),
      };
      return [link];
    },
  };
}

/** Every place that names a document: by its id anywhere in the library, and by links to its file. */
export function referenceProvider(
  shared: Pick<Shared, 'store' | 'environment'>,
): vscode.ReferenceProvider {
  return {
    // eslint-disable-next-line @typescript-eslint/max-params -- VS Code gives these
    async provideReferences(editor, position, { includeDeclaration }, token) {
      const open = findOpenText(shared.store, editor);
      const name = open && nameAt({ ...open, offset: editor.offsetAt(position) });
      if (open === undefined || name?.kind !== 'document') return undefined;
      const { library } = open;
      const target = library.documents.get(name.path);
      const id = target && profileIn(library, target).id;
      const found = new Map<string, vscode.Location>();
      const add = (path: string, document: Document, range: TextRange) => {
        const place = new vscode.Location(
          open.open.uriOf(path),
          toRange(positionsOf(document.lines, range)),
        );
        found.set(`${path}:${document.lines.length}:${range.start}`, place);
      };
      for (const backlink of backlinksTo(library, name.path)) {
        const document = library.documents.get(backlink.path);
        // Fields and marks are found by their ids, so that only links to the file are left.
        if (document === undefined || backlink.kind !== 'link') continue;
        add(backlink.path, document, backlink.link.targetRange);
      }
      if (id === undefined) return [...found.values()];
      for (const place of await placesOfId(shared, { open: open.open, id, token })) {
        for (const occurrence of place.occurrences) {
          if (occurrence.place === 'definition' && !includeDeclaration) continue;
          add(place.path, place.document, occurrence.range);
        }
      }
      return token.isCancellationRequested ? undefined : [...found.values()];
    },
  };
}

export function linkProvider({ store }: Pick<Shared, 'store'>): vscode.DocumentLinkProvider {
  return {
    provideDocumentLinks(editor) {
      const open = findOpenText(store, editor);
      if (open === undefined) return [];
      const { library, document, text } = open;
      const away = psaLinks(document, text, library.configuration.psa).map(
        ({ range, address, title }) => {
          const link = new vscode.DocumentLink(
            toRange(positionsOf(document.lines, range)),
            vscode.Uri.parse(address, true),
          );
          link.tooltip = vscode.l10n.t('Open {0} in the PSA', title);
          return link;
        },
      );
      const within = idLinks(library, document, text).map(({ range, path, line, title }) => {
        const uri = open.open.uriOf(path);
        const link = new vscode.DocumentLink(
          toRange(positionsOf(document.lines, range)),
          line === undefined ? uri : uri.with({ fragment: `L${line + 1}` }),
        );
        link.tooltip = vscode.l10n.t('Open {0}', title);
        return link;
      });
      return [...within, ...away];
    },
  };
}

export function highlightProvider({
  store,
}: Pick<Shared, 'store'>): vscode.DocumentHighlightProvider {
  return {
    provideDocumentHighlights(editor, position) {
      const open = findOpenText(store, editor);
      if (open === undefined) return undefined;
      const ranges = relatedPlaces({ ...open, offset: editor.offsetAt(position) });
      // Without an answer of ours, other features still have theirs.
      return ranges.length === 0
        ? undefined
        : ranges.map(
            (range) =>
              new vscode.DocumentHighlight(
                toRange(positionsOf(open.document.lines, range)),
                vscode.DocumentHighlightKind.Text,
              ),
          );
    },
  };
}

/** Ids, titles and keys of items in *Go to Symbol in Workspace*. */
export function symbolProvider(store: LibraryStore): vscode.WorkspaceSymbolProvider {
  return {
    provideWorkspaceSymbols: async (query, token) => {
      const isWanted = () => !token.isCancellationRequested;
      const found: vscode.SymbolInformation[] = [];
      for (const open of store.ready) {
        const symbols = await finishSoon(librarySymbols(open.library, query), isWanted);
        for (const { name, container, kind, path, at } of symbols ?? []) {
          const position = new vscode.Position(at.line, at.column);
          found.push(
            new vscode.SymbolInformation(
              name,
              kind === 'document' ? vscode.SymbolKind.File : vscode.SymbolKind.Event,
              container,
              new vscode.Location(open.uriOf(path), position),
            ),
          );
        }
      }
      return found;
    },
  };
}
