import * as vscode from 'vscode';
import type { TemplateChoice } from '../../core/library/templateChoices.js';
import type { Shared } from '../shared/context.js';
import { findEditor } from '../shared/findTargetDocument.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

/** A document remembers the content of its template, which must be content that git will know; else in words why not. */
export async function problemOfTemplate(
  { environment }: Shared,
  open: OpenLibrary,
  { isPacked, path }: Pick<TemplateChoice, 'isPacked' | 'path'>,
): Promise<string | undefined> {
  if (isPacked) return undefined;
  const isDirty = findEditor(open.uriOf(path))?.isDirty === true;
  const state = isDirty ? 'changed' : await environment.gitAt(open.root)?.commitState(path);
  return state === 'changed'
    ? vscode.l10n.t(
        '{0} has changes that are not committed, and what is made from it remembers its content. Commit it first.',
        path,
      )
    : undefined;
}
