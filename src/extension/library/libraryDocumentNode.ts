import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import { reviewIn } from '../../core/library/reviewIn.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { documentNode } from '../shared/documentNode.js';
import { kindIcon, lateColors } from '../shared/kindIcon.js';
import { contextValues } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { TreeNode } from '../shared/treeNode.js';

/** A document in the library: its id, and whether its review is late. */
export function libraryDocumentNode(
  open: OpenLibrary,
  document: Document,
  group: { readonly id: string; readonly today: CivilDate },
): TreeNode {
  const profile = profileIn(open.library, document);
  const { status } = reviewIn(open.library, document, group.today);
  const late = status === 'overdue' || status === 'long-overdue' ? status : undefined;
  const description = [profile.id, late === undefined ? undefined : vscode.l10n.t('review overdue')]
    .filter((part) => part !== undefined)
    .join(' · ');
  return documentNode(open, document, {
    idPrefix: group.id,
    today: group.today,
    decorated: true,
    description,
    ...(profile.kindId === 'priority-list' ? { contextValue: contextValues.priorityList } : {}),
    ...(late === undefined ? {} : { icon: kindIcon(profile.kindId, lateColors[late]) }),
  });
}
