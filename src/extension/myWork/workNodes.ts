import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { nameWithin } from '../../core/gate/itemReasons.js';
import type { Library } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import { clientName } from '../../core/library/clientName.js';
import { sortInSteps } from '../../core/library/sortInSteps.js';
import type { Steps } from '../../core/library/steps.js';
import type { Work } from '../../core/query/work.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { compareCodeUnits } from '../../core/text/compareCodeUnits.js';
import { count } from '../shared/groupNode.js';
import { documentNode } from '../shared/documentNode.js';
import { wordsOfDue } from '../shared/dueWords.js';
import { progressOf } from '../shared/itemProgress.js';
import { itemNode } from '../shared/itemNode.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { rowsFor, type Rows, type TreeNode } from '../shared/treeNode.js';

/** So many entries are looked at with each step. */
const entriesPerStep = 1000;

interface Group {
  readonly id: string;
  readonly today: CivilDate;
}

/** One row for each document that has something to do, the most pressing first; its items are below it. */
export function* workNodes(open: OpenLibrary, work: readonly Work[], group: Group): Steps<Rows> {
  const byDocument = new Map<Document, Work[]>();
  let looked = 0;
  for (const entry of work) {
    if (++looked % entriesPerStep === 0) yield undefined;
    const entries = byDocument.get(entry.document);
    if (entries === undefined) byDocument.set(entry.document, [entry]);
    else entries.push(entry);
  }
  const documents = [...byDocument].map(([document, entries]) => {
    const { dueOn } = profileIn(open.library, document);
    return { document, entries, first: firstDay(entries) ?? dueOn?.on ?? noDay };
  });
  const inOrder = yield* sortInSteps(documents, (a, b) => compareCodeUnits(a.first, b.first));
  return rowsFor(inOrder, (each) => documentWithWork(open, each, group));
}

function documentWithWork(
  open: OpenLibrary,
  { document, entries }: { readonly document: Document; readonly entries: readonly Work[] },
  group: Group,
): TreeNode {
  const items = entries.filter(({ kind }) => kind === 'item');
  const itemRows = () =>
    items.flatMap(
      ({ item: index = -1 }) =>
        itemNode(open, { document, index }, { ...row, ...nameApart(document, index) }) ?? [],
    );
  const row = { idPrefix: group.id, today: group.today };
  return documentNode(open, document, {
    ...row,
    description: describe(open.library, { document, entries }, group.today),
    ...(items.length === 0 ? {} : { children: itemRows, expanded: items.length <= 5 }),
  });
}

/** Only items that are to be done are listed, not those around them. */
function nameApart(document: Document, index: number): { readonly name?: string } {
  const item = document.items[index];
  return item?.parent === undefined || item.key !== undefined
    ? {}
    : { name: nameWithin(document, item) };
}

/** `review due 2026-05-01`, `due 2026-12-01 · 12/24`, `3 items`: short, because views are narrow; the group says what is late. */
function describe(
  library: Library,
  { document, entries }: { readonly document: Document; readonly entries: readonly Work[] },
  today: CivilDate,
): string {
  const { client, dueOn } = profileIn(library, document);
  const parts = entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'review':
        return [vscode.l10n.t('review due {0}', entry.dueOn ?? '')];
      case 'checklist':
        return [entry.dueOn && wordsOfDue(entry.dueOn, false), progressOf(entry.document, today)];
      case 'item':
        return [];
      default:
        return entry.kind satisfies never;
    }
  });
  const items = entries.filter(({ kind }) => kind === 'item').length;
  if (items > 0) parts.push(count(items, 'item'));
  if (dueOn?.on !== undefined && firstDay(entries) === undefined) {
    parts.push(wordsOfDue(dueOn.on, dueOn.on < today));
  }
  if (client !== undefined) parts.push(clientName(library, client));
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** Work without a day, in a document without one, comes last. */
const noDay = '9999-99-99';

function firstDay(work: readonly Work[]): string | undefined {
  return work.reduce<string | undefined>(
    (first, { dueOn }) => (dueOn !== undefined && dueOn < (first ?? noDay) ? dueOn : first),
    undefined,
  );
}
