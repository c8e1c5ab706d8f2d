import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import type { Steps } from '../../core/library/steps.js';
import { profileIn } from '../../core/library/profileIn.js';
import { reviewIn } from '../../core/library/reviewIn.js';
import { clientName } from '../../core/library/clientName.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Profile } from '../../core/schema/profile.js';
import { nameInRoster } from '../../core/schema/rosterLookup.js';
import type { ReviewState } from '../../core/staleness/review.js';
import { toTooltip } from './conversions.js';
import { progressOf } from './itemProgress.js';
import { kindIcon } from './kindIcon.js';
import { commands, contextValues } from './manifest.js';
import type { OpenLibrary } from './openLibrary.js';
import type { Rows, Target, TreeNode } from './treeNode.js';

/** How a view shows a document; what is left out is told by the document itself. */
export interface DocumentRow {
  /** Tells the row from rows of the same document in other views and groups. */
  readonly idPrefix: string;
  readonly today: CivilDate;
  /** Instead of the title, where that says more than the place needs. */
  readonly label?: string;
  readonly description?: string;
  readonly icon?: vscode.ThemeIcon;
  readonly line?: number;
  /** Gates that the document has not all passed; commands on rows go by it. */
  readonly isHeldUp?: boolean;
  /** What commands on the row go by, where it is more than a document. */
  readonly contextValue?: string;
  /** Said in the tooltip beside what the document tells of itself. */
  readonly facts?: readonly string[];
  /** Whether the row is marked like the file in the explorer: changed since the commit, with problems. */
  readonly decorated?: boolean;
  readonly children?: () => Rows | Steps<Rows>;
  readonly expanded?: boolean;
}

/** The row of a document: a click opens it, a tooltip sums it up. */
export function documentNode(open: OpenLibrary, document: Document, row: DocumentRow): TreeNode {
  const { path } = document;
  const id = `${row.idPrefix}:${open.root.toString()}:${path}`;
  const target: Target = { open, path, ...(row.line === undefined ? {} : { line: row.line }) };
  const told = () => {
    const profile = profileIn(open.library, document);
    const facts = factsOf(open, document, { profile, today: row.today });
    return { profile, facts: [...(row.facts ?? []), ...facts] };
  };
  return {
    id,
    target,
    tooltip: () => {
      const { profile, facts } = told();
      return toTooltip(profile.title, [...facts, path]);
    },
    show: () => {
      const { profile, facts } = told();
      const item = new vscode.TreeItem(row.label ?? profile.title, collapsibleState(row));
      const description = row.description ?? profile.id;
      item.id = id;
      if (row.decorated === true) item.resourceUri = open.uriOf(path);
      item.iconPath = row.icon ?? kindIcon(profile.kindId);
      item.contextValue =
        row.contextValue ?? (row.isHeldUp === true ? contextValues.gated : contextValues.document);
      item.command = {
        command: commands.openAtLine,
        title: vscode.l10n.t('Open'),
        arguments: [{ target }],
      };
      if (description !== undefined) item.description = description;
      // A description may be the title itself, where the label is something else.
      const spoken = new Set([
        profile.title,
        ...(row.description ? [row.description] : []),
        ...facts,
      ]);
      item.accessibilityInformation = { label: [...spoken].join(', ') };
      return item;
    },
    ...(row.children === undefined ? {} : { children: row.children }),
  };
}

/** What the review clock says, in a few words; nothing for a document without one. */
export function describeReview(review: ReviewState): string | undefined {
  const dueOn = review.dueOn ?? '';
  switch (review.status) {
    case 'current':
      return vscode.l10n.t('Review due {0}', dueOn);
    case 'due-soon':
      return vscode.l10n.t('Review due soon, on {0}', dueOn);
    case 'overdue':
    case 'long-overdue':
      return vscode.l10n.t('Review overdue since {0}', dueOn);
    case 'never':
      return vscode.l10n.t('Never reviewed');
    case 'invalid':
      return vscode.l10n.t('Review date is not valid');
    case 'none':
      return undefined;
    default:
      return review.status satisfies never;
  }
}

function factsOf(
  open: OpenLibrary,
  document: Document,
  { profile, today }: { readonly profile: Profile; readonly today: CivilDate },
): readonly string[] {
  const progress = progressOf(document, today);
  const client = profile.client && clientName(open.library, profile.client);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [vscode.l10n.t('Id'), profile.id],
    [vscode.l10n.t('Kind'), profile.kind?.title ?? profile.kindId],
    [vscode.l10n.t('Status'), profile.status],
    [vscode.l10n.t('Owner'), profile.owner && nameInRoster(open.library.roster, profile.owner)],
    [vscode.l10n.t('Client'), client],
    [vscode.l10n.t('Project'), profile.project],
    [vscode.l10n.t('Items settled'), progress],
    [vscode.l10n.t('Due'), profile.dueOn?.raw],
  ];
  const review = describeReview(reviewIn(open.library, document, today));
  return [
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])),
    ...(review === undefined ? [] : [review]),
  ];
}

function collapsibleState({ children, expanded }: DocumentRow): vscode.TreeItemCollapsibleState {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  if (children === undefined) return None;
  return expanded === true ? Expanded : Collapsed;
}
