import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { markerFile, rosterFile } from '../shared/manifest.js';
import { CompletionProvider, completionTriggers } from './completionProvider.js';
import { foldingProvider } from './foldingProvider.js';
import { HoverProvider } from './hoverProvider.js';
import { DueHints } from './inlayHints.js';
import {
  definitionProvider,
  highlightProvider,
  linkProvider,
  referenceProvider,
  symbolProvider,
} from './navigation.js';
import { RenameProvider } from './renameProvider.js';

/** Endings of documents are a matter of configuration, so that each provider asks the library whose text it is. */
const documents: readonly vscode.DocumentFilter[] = [
  { language: 'markdown' },
  { pattern: '**/*.{md,markdown,MD,erb}' },
];
const settings: readonly vscode.DocumentFilter[] = [
  { pattern: `**/${markerFile}` },
  { pattern: `**/${rosterFile}` },
];

/** What an editor knows of documents: suggestions, hovers, definitions, references, links, renames, folds and hints. */
export function registerLanguage(shared: Shared): vscode.Disposable {
  const { languages } = vscode;
  const completion = new CompletionProvider(shared);
  const hints = new DueHints(shared);
  return vscode.Disposable.from(
    hints,
    languages.registerCompletionItemProvider(
      [...documents, ...settings],
      completion,
      ...completionTriggers,
    ),
    languages.registerHoverProvider(documents, new HoverProvider(shared)),
    languages.registerDefinitionProvider(documents, definitionProvider(shared)),
    languages.registerReferenceProvider(documents, referenceProvider(shared)),
    languages.registerDocumentLinkProvider(documents, linkProvider(shared)),
    languages.registerDocumentHighlightProvider(documents, highlightProvider(shared)),
    languages.registerRenameProvider(documents, new RenameProvider(shared)),
    languages.registerFoldingRangeProvider(documents, foldingProvider(shared)),
    languages.registerInlayHintsProvider(documents, hints),
    languages.registerWorkspaceSymbolProvider(symbolProvider(shared.store)),
  );
}
