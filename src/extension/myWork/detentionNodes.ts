import * as vscode from 'vscode';
import { isOwnDebt, type Debt } from '../../core/detention/debt.js';
import { debtsIn } from '../../core/detention/debts.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { nameInRoster } from '../../core/schema/rosterLookup.js';
import { documentNode } from '../shared/documentNode.js';
import { count, groupNode } from '../shared/groupNode.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { rowsFor, type TreeNode } from '../shared/treeNode.js';

/** Documentation past due in one library: of the person with that handle and their roles, or of all roles. */
export function listDebts(
  { library }: Pick<OpenLibrary, 'library'>,
  whose: { readonly handle: string } | 'everyone',
  today: CivilDate,
): readonly Debt[] {
  const debts = debtsIn(library, today);
  if (whose === 'everyone') return debts;
  const viewer = { handle: whose.handle, today };
  return debts.filter((debt) => isOwnDebt(library, debt, viewer));
}

const words: Readonly<Record<Debt['kind'], string>> = {
  items: vscode.l10n.t('open items'),
  review: vscode.l10n.t('review'),
  lessons: vscode.l10n.t('no lesson'),
  return: vscode.l10n.t('returned'),
  communication: vscode.l10n.t('not told'),
};

/** One group with the oldest debt on top; it names roles, and nobody. */
export function detentionNodes(
  open: OpenLibrary,
  debts: readonly Debt[],
  { today, scope }: { readonly today: CivilDate; readonly scope: 'mine' | 'everyone' },
): readonly TreeNode[] {
  if (debts.length === 0) return [];
  const idPrefix = `detention:${open.root.toString()}`;
  return [
    groupNode({
      id: idPrefix,
      label: vscode.l10n.t('Detention'),
      icon: new vscode.ThemeIcon('history', new vscode.ThemeColor('list.warningForeground')),
      description: String(debts.length),
      spoken: `${vscode.l10n.t('Detention')}, ${count(debts.length, 'debt')}`,
      children: () =>
        rowsFor(debts, (debt) => {
          const { kind, document, line, ageDays, role, what, clearing } = debt;
          const remarks = [count(ageDays, 'day'), words[kind]];
          if (scope === 'everyone' && role !== undefined) {
            remarks.push(nameInRoster(open.library.roster, role));
          }
          return documentNode(open, document, {
            ...{ idPrefix: `${idPrefix}:${kind}:${line}:${role ?? ''}`, today, line },
            // The age first, because views are narrow.
            label: remarks.join(' · '),
            description: profileIn(open.library, document).title,
            facts: [
              ageDays === 1
                ? vscode.l10n.t('1 day past due')
                : vscode.l10n.t('{0} days past due', ageDays),
              what,
              clearing,
            ],
          });
        }),
    }),
  ];
}
