import * as vscode from 'vscode';
import { unreadBy, type Reader } from '../../core/query/readers.js';
import type { Document } from '../../core/document/document.js';
import type { Library } from '../../core/library/library.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { documentNode } from '../shared/documentNode.js';
import { count, groupNode } from '../shared/groupNode.js';
import { contextValues } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { rowsFor, type TreeNode } from '../shared/treeNode.js';

/** A document that somebody still has to read, or to read again. */
export interface ReadingWork {
  readonly document: Document;
  readonly readers: readonly Reader[];
}

interface ReadingAsked {
  readonly whose: { readonly handle: string } | 'everyone';
  readonly today: CivilDate;
}

/** What is to be read of a document: by the person with that handle, or by anybody. */
export function readingOf(
  library: Library,
  document: Document,
  { whose, today }: ReadingAsked,
): ReadingWork | undefined {
  const readers = unreadBy(library, document, today).filter(
    ({ person }) => whose === 'everyone' || person.handle === whose.handle,
  );
  return readers.length === 0 ? undefined : { document, readers };
}

/** One group of the documents to read; each offers to say that it was. */
export function readNodes(
  open: OpenLibrary,
  reading: readonly ReadingWork[],
  { today, scope }: { readonly today: CivilDate; readonly scope: 'mine' | 'everyone' },
): readonly TreeNode[] {
  if (reading.length === 0) return [];
  const idPrefix = `reading:${open.root.toString()}`;
  return [
    groupNode({
      id: idPrefix,
      label: vscode.l10n.t('To Read'),
      icon: new vscode.ThemeIcon('book'),
      description: String(reading.length),
      spoken: `${vscode.l10n.t('To Read')}, ${count(reading.length, 'document')}`,
      expanded: true,
      children: () =>
        rowsFor(reading, ({ document, readers }) =>
          documentNode(open, document, {
            ...{ idPrefix, today },
            description: scope === 'mine' ? describeOwn(readers) : describeAll(readers),
            contextValue: contextValues.unread,
            facts: readers.map(({ person, state }) =>
              state === 'changed'
                ? vscode.l10n.t('{0}: read before it changed', person.name)
                : vscode.l10n.t('{0}: not read yet', person.name),
            ),
          }),
        ),
    }),
  ];
}

function describeOwn([reader]: readonly Reader[]): string {
  return reader?.state === 'changed'
    ? vscode.l10n.t('changed since you read it')
    : vscode.l10n.t('not read yet');
}

function describeAll(readers: readonly Reader[]): string {
  return readers.map(({ person }) => person.name).join(', ');
}
