import * as vscode from 'vscode';
import { findItem } from '../../core/checklist/itemIdentity.js';
import { rowPlace, snoozeDays, whyNotSnooze, type RowPlace } from '../../core/lists/rowSnoozes.js';
import { debtsIn } from '../../core/detention/debts.js';
import { profileIn } from '../../core/library/profileIn.js';
import { parseCivilDate, type CivilDate } from '../../core/schema/civilDate.js';
import { toDisplayLine } from '../../core/text/displayLine.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument } from '../shared/findTargetDocument.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { findTarget, type TreeNode } from '../shared/treeNode.js';

/** Puts rows off for the person at this keyboard; documents, gates, reports and everybody else see no difference. */
export function registerSnoozing(shared: Shared): vscode.Disposable {
  const { wrapper, snoozes, clock } = shared;
  return vscode.Disposable.from(
    wrapper.register(commands.snooze, async (argument) => {
      const { open, place, title, isOwed } = chosenRow(argument, clock.today);
      const until = await askForDay(shared, { title, isOwed });
      if (until !== undefined) await snoozes.put(open, { ...place, until }, clock.today);
    }),
    wrapper.register(commands.wake, async (argument) => {
      const { open, place } = chosenRow(argument, clock.today);
      await snoozes.wake(open, place);
    }),
  );
}

interface ChosenRow {
  readonly open: OpenLibrary;
  readonly place: RowPlace;
  readonly title: string;
  /** Whether something of its document is in detention, which no snooze puts off. */
  readonly isOwed: boolean;
}

/** The row of one of our views or pages. */
function chosenRow(argument: unknown, today: CivilDate): ChosenRow {
  const target = findTarget(argument);
  if (target === undefined)
    throw new Refused(vscode.l10n.t('Choose a row of My Work or of a dashboard first.'));
  const { open } = target;
  const document = currentDocument(target);
  // What has a target is a row of ours.
  const { reference } = argument as Pick<TreeNode, 'reference'>;
  const item = reference === undefined ? undefined : findItem(document, reference.identity);
  if (reference !== undefined && item === undefined) {
    throw new Refused(vscode.l10n.t('"{0}" is no longer there.', reference.text));
  }
  const title = toDisplayLine(reference?.text ?? profileIn(open.library, document).title);
  const isOwed = debtsIn(open.library, today).some((debt) => debt.document === document);
  return { open, place: rowPlace(open.library, document, item), title, isOwed };
}

/** Undefined when the person goes away. */
async function askForDay(
  { dialogs, clock }: Shared,
  { title: row, isOwed }: Pick<ChosenRow, 'title' | 'isOwed'>,
): Promise<CivilDate | undefined> {
  const { today } = clock;
  const { tomorrow, monday, inTwoWeeks } = snoozeDays(today);
  const title = vscode.l10n.t('Snooze: {0}', row);
  const entry = (label: string, until: CivilDate) => ({ label, description: until, until });
  const typing = { label: vscode.l10n.t('Until a day...'), until: undefined };
  const picked = await dialogs.pick(
    [
      entry(vscode.l10n.t('Until tomorrow'), tomorrow),
      ...(monday === tomorrow ? [] : [entry(vscode.l10n.t('Until next Monday'), monday)]),
      entry(vscode.l10n.t('For two weeks'), inTwoWeeks),
      typing,
    ],
    {
      title,
      placeHolder: isOwed
        ? vscode.l10n.t(
            'Off your lists until that day; what is in Detention stays there until it is done',
          )
        : vscode.l10n.t('Off your lists until that day; nobody else sees a difference'),
    },
  );
  if (picked === undefined || picked.until !== undefined) return picked?.until;
  const typed = await dialogs.input({
    title,
    prompt: vscode.l10n.t('The day on which it is back, as 2026-12-01.'),
    problem: (text) => whyNotSnooze(text, today),
  });
  return typed === undefined ? undefined : parseCivilDate(typed.trim());
}
