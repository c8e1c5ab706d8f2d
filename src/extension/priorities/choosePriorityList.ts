import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import type { Agreement } from '../../core/priorities/agreement.js';
import { agreementIn, currentOrder } from '../../core/priorities/priorityEdits.js';
import { priorityListOf } from '../../core/priorities/priorityList.js';
import { priorityListsIn } from '../../core/priorities/priorityLists.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument, findTargetDocument } from '../shared/findTargetDocument.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { Target } from '../shared/treeNode.js';

export interface ChosenList {
  readonly open: OpenLibrary;
  readonly path: string;
  readonly title: string;
  readonly agreement: Agreement;
  /** What a change starts from. */
  readonly order: readonly string[];
}

/** The priority list of the row or of the editor, else the only one, else the one that the person picks. */
export async function choosePriorityList(
  { store, dialogs, clock }: Shared,
  argument: unknown,
  title: string,
): Promise<ChosenList | undefined> {
  await store.start();
  const target = findTargetDocument(store, argument);
  const here = target && chosenAt(target, clock.today);
  if (here !== undefined) return here;
  const lists = store.ready.flatMap((open) =>
    priorityListsIn(open.library).flatMap(
      ({ path }) => chosenAt({ open, path }, clock.today) ?? [],
    ),
  );
  const [only, second] = lists;
  if (only === undefined) {
    throw new Refused(
      vscode.l10n.t('The library has no priority list; make one with New from Template.'),
    );
  }
  if (second === undefined) return only;
  const entries = lists.map((list) => ({ label: list.title, description: list.path, list }));
  const picked = await dialogs.pick(entries, {
    title,
    placeHolder: vscode.l10n.t('Which priority list?'),
  });
  return picked?.list;
}

/** The list as its editor has it now; undefined for other documents. */
function chosenAt(target: Target, today: ChosenDay): ChosenList | undefined {
  const document = currentDocument(target);
  const { open, path } = target;
  const agreement = agreementIn(open.library, document, today);
  if (agreement === undefined) return undefined;
  const order = currentOrder(priorityListOf(document.frontmatter.data), agreement);
  return { open, path, title: profileIn(open.library, document).title, agreement, order };
}

type ChosenDay = Shared['clock']['today'];
