import * as vscode from 'vscode';
import { stateOf } from '../../core/checklist/itemState.js';
import { sectionOf } from '../../core/checklist/sections.js';
import type { Document } from '../../core/document/document.js';
import type { DocumentVerdict } from '../../core/gate/gateVerdict.js';
import { documentsWithId } from '../../core/library/documentNames.js';
import { profileIn } from '../../core/library/profileIn.js';
import { clientName } from '../../core/library/clientName.js';
import type { Library } from '../../core/library/library.js';
import type { Steps } from '../../core/library/steps.js';
import { sortByTitleInSteps } from '../../core/query/groupDocuments.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { lineAt } from '../../core/text/lineMap.js';
import { documentNode } from '../shared/documentNode.js';
import { wordsOfDue } from '../shared/dueWords.js';
import type { GatedDocument, GateOverview } from '../shared/gateOverview.js';
import { lookOfState, themeIcon, wordsOfState, wordsOfVerdict } from '../shared/gateWords.js';
import { countsOf, progressOf } from '../shared/itemProgress.js';
import { count, groupNode } from '../shared/groupNode.js';
import { itemNode } from '../shared/itemNode.js';
import { kindIcon, lateColors } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { rowsFor, type Rows, type TreeNode } from '../shared/treeNode.js';

interface Shown {
  readonly today: CivilDate;
  readonly showSettled: boolean;
  readonly overview: GateOverview;
}

/** What all rows of one listing are made from, however long that takes. */
interface Listing extends Omit<Shown, 'overview'> {
  readonly open: OpenLibrary;
  readonly library: Library;
  readonly gated: ReadonlyMap<string, GatedDocument>;
}

/**
 * Documents with items or gates, those of a project together: what is late first, then everything else that is not
 * settled, then what is.
 */
export function* checklistNodes(open: OpenLibrary, shown: Shown): Steps<Rows> {
  const { overview, ...rest } = shown;
  const listing: Listing = { open, library: open.library, gated: overview.of(open), ...rest };
  const entries = yield* listEntries(listing);
  const unsettled = entries.filter((entry) => !entry.isSettled);
  const rows = [
    ...unsettled.filter(({ isLate: late }) => late),
    ...unsettled.filter(({ isLate: late }) => !late),
  ].map(({ toNode }) => toNode);
  const settled = shown.showSettled ? entries.filter((entry) => entry.isSettled) : [];
  if (settled.length > 0) rows.push(() => settledNode(open, settled));
  return rowsFor(rows, (toNode) => toNode());
}

/** A document that stands for itself, or all of a project. */
interface Grouped {
  readonly project?: string;
  readonly documents: readonly Document[];
}

interface Entry {
  readonly toNode: () => TreeNode;
  readonly documents: number;
  readonly isSettled: boolean;
  readonly isLate: boolean;
}

/** So many documents are looked at with each step. */
const documentsPerStep = 100;

function* listEntries(listing: Listing): Steps<readonly Entry[]> {
  const { library, gated } = listing;
  const lists: Document[] = [];
  let looked = 0;
  for (const document of library.documents.values()) {
    if (++looked % documentsPerStep === 0) yield undefined;
    const isList = document.items.length > 0 || gated.has(document.path);
    // The boxes of a template are there to be copied.
    if (isList && profileIn(library, document).kindId !== 'template') lists.push(document);
  }
  const inOrder = yield* sortByTitleInSteps(library, lists);
  yield undefined;
  const grouped = groupByProject(library, inOrder);
  const entries: Entry[] = [];
  for (const each of grouped) {
    entries.push(toEntry(listing, each));
    if (each.documents.length > 1 || entries.length % documentsPerStep === 0) yield undefined;
  }
  return entries;
}

function settledNode(open: OpenLibrary, settled: readonly Entry[]): TreeNode {
  const documents = settled.reduce((sum, entry) => sum + entry.documents, 0);
  return groupNode({
    id: `settled:${open.root.toString()}`,
    label: vscode.l10n.t('Settled'),
    description: String(documents),
    spoken: `${vscode.l10n.t('Settled')}, ${count(documents, 'document')}`,
    icon: new vscode.ThemeIcon('pass-filled'),
    children: () => rowsFor(settled, ({ toNode }) => toNode()),
  });
}

function groupByProject(library: Library, lists: readonly Document[]): readonly Grouped[] {
  const byProject = new Map<string, Document[]>();
  const alone: Grouped[] = [];
  for (const document of lists) {
    const { project, kindId, id } = profileIn(library, document);
    const name = project ?? (kindId === 'project' ? id : undefined);
    const together = name === undefined ? undefined : byProject.get(name);
    if (name === undefined) alone.push({ documents: [document] });
    else if (together === undefined) byProject.set(name, [document]);
    else together.push(document);
  }
  const projects = [...byProject].map(([project, documents]) => ({ project, documents }));
  return [...projects, ...alone];
}

function toEntry(listing: Listing, { project, documents }: Grouped): Entry {
  const done = new Set(documents.filter((document) => isSettled(listing, document)));
  const facts = {
    documents: documents.length,
    isSettled: done.size === documents.length,
    // What has passed its gates by an override keeps its open items, and is nobody's to do.
    isLate: documents.some((document) => !done.has(document) && isLate(listing, document)),
  };
  const [only] = documents;
  return project === undefined && only !== undefined
    ? { ...facts, toNode: () => checklistNode(listing, only) }
    : { ...facts, toNode: () => projectNode(listing, { ...facts, project, documents, done }) };
}

interface ProjectOfLists {
  readonly project: string | undefined;
  readonly documents: readonly Document[];
  readonly done: ReadonlySet<Document>;
  readonly isSettled: boolean;
  readonly isLate: boolean;
}

function projectNode(
  listing: Listing,
  { project = '', documents, done, isSettled: isDone, isLate: late }: ProjectOfLists,
): TreeNode {
  const listed = [
    ...documents.filter((document) => !done.has(document)),
    ...(listing.showSettled ? done : []),
  ];
  const name = titleOfProject(listing.library, project);
  return groupNode({
    id: `project:${listing.open.root.toString()}:${project}`,
    label: name,
    description: `${done.size}/${documents.length}`,
    spoken: vscode.l10n.t(
      'Project {0}, {1} of {2} settled',
      name,
      done.size,
      count(documents.length, 'checklist'),
    ),
    icon: kindIcon('project', late ? lateColors.overdue : undefined),
    expanded: !isDone,
    children: () => rowsFor(listed, (document) => checklistNode(listing, document)),
  });
}

function titleOfProject(library: Library, project: string): string {
  const [document] = documentsWithId(library, project);
  return document === undefined ? project : profileIn(library, document).title;
}

/** A gated document is settled by its gates, any other by its items. */
function isSettled({ gated, today }: Listing, document: Document): boolean {
  const state = gated.get(document.path)?.verdict.state;
  return state === undefined
    ? countsOf(document, today).open === 0
    : state === 'closed' || state === 'cancelled';
}

function wordsOfOverdue(items: number): string | undefined {
  if (items === 0) return undefined;
  return items === 1 ? vscode.l10n.t('1 item overdue') : vscode.l10n.t('{0} items overdue', items);
}

function checklistNode(listing: Listing, document: Document): TreeNode {
  const { open, library, today } = listing;
  const { client, dueOn, kindId } = profileIn(library, document);
  const { open: openItems, overdue } = countsOf(document, today);
  const due = dueOn?.on && wordsOfDue(dueOn.on, dueOn.on < today);
  const gated = listing.gated.get(document.path);
  const state = gated && wordsOfState(gated.verdict);
  const look = gated && lookOfState(gated.verdict);
  const isDone = isSettled(listing, document);
  const remarks = [
    state,
    progressOf(document, today),
    isDone || openItems === 0 ? undefined : due,
    wordsOfOverdue(overdue),
    client && clientName(library, client),
  ];
  const lateColor = isLate(listing, document) ? lateColors.overdue : undefined;
  return documentNode(open, document, {
    idPrefix: 'checklist',
    today,
    description: remarks.filter((remark) => remark !== undefined).join(' · '),
    icon: look === undefined ? kindIcon(kindId, lateColor) : themeIcon(look),
    isHeldUp: gated !== undefined && !isDone,
    facts: gated === undefined ? [] : factsOfGates(gated.verdict),
    ...(document.items.length === 0 ? {} : { children: () => sectionNodes(open, document, today) }),
  });
}

function factsOfGates({ gates }: DocumentVerdict): readonly string[] {
  return gates.map((gate) => `${gate.gate.title}: ${wordsOfVerdict(gate)}`);
}

/** Whether an open item, or the document with one, is past its day. */
function isLate({ library, today }: Listing, document: Document): boolean {
  const dueOn = profileIn(library, document).dueOn?.on;
  const counts = countsOf(document, today);
  return counts.overdue > 0 || (counts.open > 0 && dueOn !== undefined && dueOn < today);
}

/** Sections in the order of the text; items before the first heading stand for themselves. */
function sectionNodes(
  open: OpenLibrary,
  document: Document,
  today: CivilDate,
): readonly TreeNode[] {
  const nested = childrenOf(document);
  const toNode = (index: number): TreeNode | undefined => {
    const children = (nested.get(index) ?? []).map(toNode).filter((node) => node !== undefined);
    return itemNode(
      open,
      { document, index },
      { idPrefix: 'item', today, ...(children.length === 0 ? {} : { children }) },
    );
  };
  const bySection = new Map<number | undefined, number[]>();
  for (const index of nested.get(undefined) ?? []) {
    const heading = document.items[index]?.heading;
    const indexes = bySection.get(heading);
    if (indexes === undefined) bySection.set(heading, [index]);
    else indexes.push(index);
  }
  return [...bySection].flatMap(([heading, indexes]) => {
    const nodes = () => indexes.map(toNode).filter((node) => node !== undefined);
    const first = document.items[indexes[0] ?? -1];
    const section = first === undefined ? [] : sectionOf(document, first);
    if (heading === undefined || section.length === 0) return nodes();
    return [sectionNode(open, { document, heading, name: section.join(' › ') }, nodes)];
  });
}

function sectionNode(
  open: OpenLibrary,
  section: { readonly document: Document; readonly heading: number; readonly name: string },
  children: () => readonly TreeNode[],
): TreeNode {
  const { document, heading, name } = section;
  const items = document.items.filter((item) => item.heading === heading);
  const settled = items.filter((item) => stateOf(item) !== 'open').length;
  const start = document.headings[heading]?.range.start ?? 0;
  const target = { open, path: document.path, line: lineAt(document.lines, start) };
  const node = groupNode({
    id: `section:${open.root.toString()}:${document.path}:${heading}`,
    label: name,
    description: `${settled}/${items.length}`,
    spoken: vscode.l10n.t('{0}, {1} of {2} settled', name, settled, count(items.length, 'item')),
    expanded: settled < items.length,
    children,
  });
  return {
    ...node,
    target,
    show: () => {
      const row = node.show();
      row.command = {
        command: commands.openAtLine,
        title: vscode.l10n.t('Open'),
        arguments: [{ target }],
      };
      return row;
    },
  };
}

/** Indexes of the items nested in each item; those in none are under `undefined`. */
function childrenOf(document: Document): ReadonlyMap<number | undefined, readonly number[]> {
  const children = new Map<number | undefined, number[]>();
  for (const [index, { parent }] of document.items.entries()) {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [index]);
    else siblings.push(index);
  }
  return children;
}
