import * as vscode from 'vscode';
import {
  assignItem,
  attachEvidence,
  markNotApplicable,
  setDueDate,
} from '../../core/checklist/itemEdits.js';
import {
  daySuggestions,
  personSuggestions,
  roleSuggestions,
} from '../../core/language/libraryWords.js';
import { labelOf } from '../../core/language/pasteEvidence.js';
import { relativeLink } from '../../core/library/relativeLink.js';
import { parseCivilDate, type CivilDate } from '../../core/schema/civilDate.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentItems, editItems, titleOf, type CurrentItems } from './currentItems.js';

/** Asks why and marks the items as not applicable. */
export async function markItemsNotApplicable(shared: Shared): Promise<void> {
  const current = currentItems(shared);
  const reason = await shared.dialogs.input({
    title: vscode.l10n.t('Mark {0} Not Applicable', titleOf(current)),
    prompt: vscode.l10n.t('Why does it not apply here? The reason is written behind the item.'),
    value: current.items[0]?.markers.notApplicable ?? '',
    problem: (text) => (text === '' ? vscode.l10n.t('Not applicable needs a reason.') : undefined),
  });
  if (reason === undefined) return;
  await editItems(current, (source, index) => markNotApplicable(source, index, reason));
}

interface AssignPick extends vscode.QuickPickItem {
  readonly name: string | undefined;
}

/** Asks whose the items are. */
export async function assignItems(shared: Shared): Promise<void> {
  const current = currentItems(shared);
  const { library } = current;
  const { today } = shared.clock;
  const roles = roleSuggestions(library, today).map(
    ({ text, detail = '', documentation = '' }): AssignPick => ({
      label: `@${text}`,
      description: detail,
      detail: documentation,
      iconPath: new vscode.ThemeIcon('organization'),
      name: text,
    }),
  );
  const people = personSuggestions(library, today).map(({ text, detail = '' }): AssignPick => ({
    label: `@${text}`,
    description: detail,
    iconPath: new vscode.ThemeIcon('account'),
    name: text,
  }));
  const nobody: AssignPick = {
    label: vscode.l10n.t('Nobody in Particular'),
    description: vscode.l10n.t('the owner of the section or document'),
    iconPath: new vscode.ThemeIcon('circle-slash'),
    name: undefined,
  };
  const isAssigned = current.items.some(({ markers }) => markers.mention !== undefined);
  const picks = [...roles, ...people, ...(isAssigned ? [nobody] : [])];
  if (picks.length === 0)
    throw new Refused(vscode.l10n.t('The roster has no roles and no people yet.'));
  const picked = await shared.dialogs.pick(picks, {
    title: vscode.l10n.t('Assign {0}', titleOf(current)),
    placeHolder: vscode.l10n.t('Role or person'),
  });
  if (picked === undefined) return;
  await editItems(current, (source, index) => assignItem(source, index, picked.name));
}

interface DayPick extends vscode.QuickPickItem {
  readonly day: CivilDate | 'other' | 'none';
}

/** Asks by when the items are to be done. */
export async function setItemsDue(shared: Shared): Promise<void> {
  const current = currentItems(shared);
  const days = daySuggestions(shared.clock.today).flatMap(({ text, detail = '' }): DayPick[] => {
    const day = parseCivilDate(text);
    return day === undefined ? [] : [{ label: text, description: detail, day }];
  });
  const isDue = current.items.some(({ markers }) => markers.due !== undefined);
  const picked = await shared.dialogs.pick<DayPick>(
    [
      ...days,
      { label: vscode.l10n.t('Another Day...'), day: 'other' },
      ...(isDue ? [{ label: vscode.l10n.t('No Due Date'), day: 'none' } as const] : []),
    ],
    {
      title: vscode.l10n.t('Due Date of {0}', titleOf(current)),
      placeHolder: vscode.l10n.t('The last good day'),
    },
  );
  if (picked === undefined) return;
  const day = picked.day === 'other' ? await askDay(shared, current) : picked.day;
  if (day === undefined) return;
  await editItems(current, (source, index) =>
    setDueDate(source, index, day === 'none' ? undefined : day),
  );
}

async function askDay(shared: Shared, current: CurrentItems): Promise<CivilDate | undefined> {
  const text = await shared.dialogs.input({
    title: vscode.l10n.t('Due Date of {0}', titleOf(current)),
    prompt: vscode.l10n.t('The last good day, as YYYY-MM-DD.'),
    value: shared.clock.today,
    problem: (words) =>
      parseCivilDate(words) === undefined
        ? vscode.l10n.t('Write a day that exists as YYYY-MM-DD.')
        : undefined,
  });
  return text === undefined ? undefined : parseCivilDate(text.trim());
}

interface EvidencePick extends vscode.QuickPickItem {
  /** Path in the library; undefined asks for a link. */
  readonly path: string | undefined;
}

/** Asks for a file of the library or a link, and writes it below the item. */
export async function attachItemEvidence(shared: Shared): Promise<void> {
  const current = currentItems(shared);
  const [index, ...others] = current.indexes;
  if (index === undefined || others.length > 0) {
    throw new Refused(vscode.l10n.t('Evidence belongs to one item; put the cursor on it.'));
  }
  const { library, path: from } = current;
  const files = nearestFirst(from, [...library.files, ...library.documents.keys()])
    .filter((path) => path !== from && !path.startsWith('.'))
    .map((path): EvidencePick => ({
      label: path.slice(path.lastIndexOf('/') + 1),
      description: path,
      iconPath: new vscode.ThemeIcon('file'),
      path,
    }));
  const link: EvidencePick = {
    label: vscode.l10n.t('Paste a Link...'),
    description: vscode.l10n.t('an address of a record, ticket or page'),
    iconPath: new vscode.ThemeIcon('link'),
    path: undefined,
  };
  const picked = await shared.dialogs.pick([link, ...files], {
    title: vscode.l10n.t('Attach Evidence to {0}', titleOf(current)),
    placeHolder: vscode.l10n.t('A link, or a file of the library'),
  });
  if (picked === undefined) return;
  const { path } = picked;
  const url = path === undefined ? await askLink(shared, current) : undefined;
  if (path === undefined && url === undefined) return;
  const evidence =
    url === undefined
      ? { label: picked.label, target: relativeLink(from, path ?? '') }
      : { label: labelOf(url), target: url };
  await editItems(current, (source, at) => attachEvidence(source, at, evidence));
}

/** Evidence is mostly kept with the run: what lies in its folder and below stands before the rest. */
function nearestFirst(from: string, paths: readonly string[]): readonly string[] {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const isNear = (path: string) => path.startsWith(folder);
  return [...paths.filter(isNear), ...paths.filter((path) => !isNear(path))];
}

async function askLink(shared: Shared, current: CurrentItems): Promise<string | undefined> {
  const copied = (await vscode.env.clipboard.readText()).trim();
  const url = await shared.dialogs.input({
    title: vscode.l10n.t('Attach Evidence to {0}', titleOf(current)),
    prompt: vscode.l10n.t('Address of the record, ticket or page.'),
    value: isAddress(copied) ? copied : '',
    problem: (text) =>
      isAddress(text) ? undefined : vscode.l10n.t('Write an address such as https://...'),
  });
  return url?.trim();
}

function isAddress(text: string): boolean {
  return /^(?:https?|ftps?|sftp|ssh|git):\/\/[^\s<>]+$/i.test(text);
}
