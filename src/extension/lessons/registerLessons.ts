import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import {
  groupDocuments,
  sortByTitle,
  type DocumentGroup,
} from '../../core/query/groupDocuments.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Shared } from '../shared/context.js';
import { documentNode } from '../shared/documentNode.js';
import { count, groupNode, nodesOfLibraries } from '../shared/groupNode.js';
import { views } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import type { TreeNode } from '../shared/treeNode.js';

const statusIcons: ReadonlyMap<string, string> = new Map([
  ['captured', 'inbox'],
  ['accepted', 'thumbsup'],
  ['applied', 'check-all'],
  ['declined', 'circle-slash'],
]);

/** The view of what was learned, by how far each lesson has come. */
export function registerLessons(shared: Shared): Tree {
  const { store, clock } = shared;
  return registerTree(views.lessons, store, () =>
    nodesOfLibraries(store.ready, (open) => statusNodes(open, clock.today)),
  );
}

function statusNodes(open: OpenLibrary, today: CivilDate): readonly TreeNode[] {
  const { library } = open;
  const lessons = [...library.documents.values()].filter(
    (document) => profileIn(library, document).kindId === 'lesson',
  );
  const order = library.configuration.kinds.get('lesson')?.statuses ?? [];
  const rank = ({ value }: DocumentGroup) => {
    const index = value === undefined ? -1 : order.indexOf(value);
    return index === -1 ? order.length : index;
  };
  return [...groupDocuments(library, lessons, 'status')]
    .sort((a, b) => rank(a) - rank(b))
    .map((group) => statusNode(open, group, today));
}

function statusNode(open: OpenLibrary, group: DocumentGroup, today: CivilDate): TreeNode {
  const { documents, value } = group;
  const label = value === undefined ? 'No status' : capitalized(value);
  const id = `lessons:${open.root.toString()}:${value ?? ''}`;
  return groupNode({
    id,
    label,
    description: String(documents.length),
    spoken: `${label}, ${count(documents.length, 'lesson')}`,
    icon: new vscode.ThemeIcon(statusIcons.get(value ?? '') ?? 'circle-large-outline'),
    expanded: value === 'captured' || value === 'accepted',
    children: () =>
      sortByTitle(open.library, documents).map((document) =>
        lessonNode(open, document, { id, today }),
      ),
  });
}

function lessonNode(
  open: OpenLibrary,
  document: Document,
  group: { readonly id: string; readonly today: CivilDate },
): TreeNode {
  const { id, fields } = profileIn(open.library, document);
  const about = [id, textOf(fields['area']), textOf(fields['target'])];
  return documentNode(open, document, {
    idPrefix: group.id,
    today: group.today,
    decorated: true,
    description: about.filter((part) => part !== undefined).join(' · '),
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
