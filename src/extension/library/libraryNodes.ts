import * as vscode from 'vscode';
import type { Steps } from '../../core/library/steps.js';
import {
  groupInSteps,
  sortByTitleInSteps,
  type DocumentGroup,
  type Grouping,
} from '../../core/query/groupDocuments.js';
import { selectInSteps } from '../../core/query/selectDocuments.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { count, groupNode } from '../shared/groupNode.js';
import { kindIcon } from '../shared/kindIcon.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { rowsFor, type TreeNode } from '../shared/treeNode.js';
import { libraryDocumentNode } from './libraryDocumentNode.js';
import type { LibraryFilter } from './libraryFilter.js';

export const groupingLabels: Readonly<Record<Grouping, string>> = {
  workflow: vscode.l10n.t('Workflow'),
  kind: vscode.l10n.t('Kind'),
  owner: vscode.l10n.t('Owner'),
  client: vscode.l10n.t('Client'),
  status: vscode.l10n.t('Status'),
};

export interface LibraryShown {
  readonly filter: LibraryFilter;
  readonly grouping: Grouping;
  readonly today: CivilDate;
}

/** The group that a row is, or stands in. */
export interface GroupOfRow {
  readonly open: OpenLibrary;
  readonly grouping: Grouping;
  /** Undefined for the documents without a value. */
  readonly value: string | undefined;
}

const groupsOfRows = new WeakMap<TreeNode, GroupOfRow>();

export function groupOfRow(row: TreeNode): GroupOfRow | undefined {
  return groupsOfRows.get(row);
}

/** The documents of one library that answer the filter, in their groups. */
export function* libraryNodes(open: OpenLibrary, shown: LibraryShown): Steps<readonly TreeNode[]> {
  const { library } = open;
  const { query, sort } = shown.filter;
  const selection = { query, today: shown.today };
  const asked = yield* selectInSteps(library, {
    ...selection,
    ...(sort === undefined ? {} : { sort }),
  });
  // An order that cannot be is a finding on its file; the documents are shown all the same.
  const isUnordered = asked.sortProblems.length > 0;
  const { documents } = isUnordered ? yield* selectInSteps(library, selection) : asked;
  const isByTitle = sort === undefined || isUnordered;
  const groups = yield* groupInSteps(library, documents, shown.grouping);
  return groups.map((group) => documentsNode({ open, group, isByTitle }, shown));
}

interface ShownGroup {
  readonly open: OpenLibrary;
  readonly group: DocumentGroup;
  /** As the rows are sorted, and not as the documents were found. */
  readonly isByTitle: boolean;
}

const labelsWithout: Readonly<Record<Grouping, string>> = {
  workflow: vscode.l10n.t('No workflow'),
  kind: vscode.l10n.t('No kind'),
  owner: vscode.l10n.t('No owner'),
  client: vscode.l10n.t('No client'),
  status: vscode.l10n.t('No status'),
};

function documentsNode({ open, group, isByTitle }: ShownGroup, shown: LibraryShown): TreeNode {
  const { grouping, filter, today } = shown;
  const name = groupingLabels[grouping];
  // What a person opened or closed is remembered by id: a filter starts afresh, with its few documents in sight.
  const id = `${grouping}:${open.root.toString()}:${group.value ?? ''}:${filter.query}`;
  const label = group.label ?? labelsWithout[grouping];
  const ofRow: GroupOfRow = { open, grouping, value: group.value };
  const node = groupNode({
    id,
    label,
    description: String(group.documents.length),
    spoken: `${name} ${label}, ${count(group.documents.length, 'document')}`,
    ...(grouping === 'kind' ? { icon: kindIcon(group.value ?? '') } : {}),
    expanded: filter.query !== '' && group.documents.length <= 20,
    *children() {
      const { documents } = group;
      const inOrder = isByTitle ? yield* sortByTitleInSteps(open.library, documents) : documents;
      return rowsFor(inOrder, (document) => {
        const row = libraryDocumentNode(open, document, { id, today });
        groupsOfRows.set(row, ofRow);
        return row;
      });
    },
  });
  groupsOfRows.set(node, ofRow);
  return node;
}
