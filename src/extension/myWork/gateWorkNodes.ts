import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import { clientName } from '../../core/library/clientName.js';
import { sortInSteps } from '../../core/library/sortInSteps.js';
import type { GateWork } from '../../core/query/gateWork.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { compareCodeUnits } from '../../core/text/compareCodeUnits.js';
import { documentNode } from '../shared/documentNode.js';
import { lookOfVerdict, themeIcon } from '../shared/gateWords.js';
import { wordsOfDue } from '../shared/dueWords.js';
import { count, groupNode } from '../shared/groupNode.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { rowsFor, type TreeNode } from '../shared/treeNode.js';

const groups = [
  { kind: 'sign', label: vscode.l10n.t('To Sign'), verdict: 'ready' },
  { kind: 'returned', label: vscode.l10n.t('Returned'), verdict: 'returned' },
] as const;

/** One group for signatures and one for what came back, each with the document that is due first on top. */
export function gateWorkNodes(
  open: OpenLibrary,
  work: readonly GateWork[],
  today: CivilDate,
): readonly TreeNode[] {
  return groups.flatMap(({ kind, label, verdict }) => {
    const entries = work.filter((entry) => entry.kind === kind);
    if (entries.length === 0) return [];
    const idPrefix = `gates:${kind}:${open.root.toString()}`;
    return groupNode({
      id: idPrefix,
      label,
      icon: themeIcon(lookOfVerdict(verdict)),
      description: String(entries.length),
      spoken: `${label}, ${count(entries.length, 'document')}`,
      expanded: true,
      *children() {
        const dated = entries.map((entry) => ({ entry, day: dayOf(open, entry) }));
        const inOrder = yield* sortInSteps(dated, (a, b) => compareCodeUnits(a.day, b.day));
        return rowsFor(inOrder, ({ entry }) => workNode(open, entry, { idPrefix, today }));
      },
    });
  });
}

/** Work without a day comes last. */
function dayOf({ library }: OpenLibrary, { document }: GateWork): string {
  return profileIn(library, document).dueOn?.on ?? '9999-99-99';
}

function workNode(
  open: OpenLibrary,
  { document, awaited }: GateWork,
  row: { readonly idPrefix: string; readonly today: CivilDate },
): TreeNode {
  const { client, dueOn } = profileIn(open.library, document);
  const { gate, reasons } = awaited.gate;
  const returned = reasons.find(({ code }) => code === 'returned');
  const remarks = [
    gate.title,
    dueOn?.on === undefined ? undefined : wordsOfDue(dueOn.on, dueOn.on < row.today),
    client && clientName(open.library, client),
  ];
  return documentNode(open, document, {
    ...row,
    description: remarks.filter((remark) => remark !== undefined).join(' · '),
    isHeldUp: true,
    facts: returned === undefined ? [] : [returned.message],
  });
}

/** `2 to sign`, `1 returned`: for a badge and those who cannot see it. */
export function describeGateWork(work: readonly GateWork[]): readonly string[] {
  const having = (kind: GateWork['kind']) => work.filter((entry) => entry.kind === kind).length;
  const [sign, returned] = [having('sign'), having('returned')];
  return [
    ...(sign === 0 ? [] : [vscode.l10n.t('{0} to sign', sign)]),
    ...(returned === 0 ? [] : [vscode.l10n.t('{0} returned', returned)]),
  ];
}
