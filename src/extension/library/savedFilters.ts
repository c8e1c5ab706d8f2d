import * as vscode from 'vscode';
import { formatSavedFilter, savedFilterPath } from '../../core/library/formatSavedFilter.js';
import type { Grouping } from '../../core/query/groupDocuments.js';
import { findingsOfLibrary } from '../../core/rules/libraryFindings.js';
import type { SavedFilterFile } from '../../core/schema/savedFilter.js';
import { encodeText } from '../../core/text/decodeText.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { libraryPicks, libraryTitle } from '../shared/libraryTitle.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { LibraryFilter } from './libraryFilter.js';

interface Choice extends vscode.QuickPickItem {
  readonly open: OpenLibrary;
  readonly file: SavedFilterFile;
  /** Line from 0 of the first thing that is wrong with it. */
  readonly wrongAt?: number;
}

/** Asks for one of the filters in `.sop/views`; one that cannot be asked is opened where it is wrong. */
export async function chooseSavedFilter({
  store,
  dialogs,
  clock,
}: Shared): Promise<LibraryFilter | undefined> {
  const several = store.ready.length > 1;
  const choices = store.ready.flatMap((open) => {
    const findings = findingsOfLibrary(open.library, clock.today);
    return [...(open.library.savedFilters?.values() ?? [])].map((file): Choice => {
      const [wrong] = findings.get(file.path) ?? [];
      const name = file.filter?.title ?? file.path;
      const description = [file.filter?.query, several ? libraryTitle(open) : undefined]
        .filter((part) => part !== undefined)
        .join(' · ');
      if (wrong === undefined) return { label: name, description, open, file };
      const wrongAt = wrong.range.start.line;
      return {
        label: `$(warning) ${name}`,
        description,
        detail: wrong.message,
        open,
        file,
        wrongAt,
      };
    });
  });
  if (choices.length === 0) {
    throw new Refused(
      vscode.l10n.t(
        'No filter is saved in .sop/views yet: filter the library, then choose Save Filter.',
      ),
    );
  }
  const chosen = await dialogs.pick(choices, { title: vscode.l10n.t('Open Saved Filter') });
  if (chosen === undefined) return undefined;
  const { open, file, wrongAt } = chosen;
  if (file.filter !== undefined && wrongAt === undefined) return file.filter;
  const selection = new vscode.Range(wrongAt ?? 0, 0, wrongAt ?? 0, 0);
  await vscode.window.showTextDocument(open.uriOf(file.path), { selection });
  return undefined;
}

/** Writes the filter into a file of its own, for everybody who has the library; gives it back with its title. */
export async function saveFilter(
  { store, dialogs, environment }: Shared,
  filter: LibraryFilter,
  grouping: Grouping,
): Promise<LibraryFilter | undefined> {
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('A filter can be saved once you trust this workspace.'));
  }
  if (filter.query === '') throw new Refused(vscode.l10n.t('Filter the library first.'));
  const open = await chooseLibrary(store.ready, dialogs);
  if (open === undefined) return undefined;
  const isTaken = (title: string) =>
    open.library.savedFilters?.has(savedFilterPath(title)) === true;
  const title = await dialogs.input({
    title: vscode.l10n.t('Save Filter'),
    prompt: vscode.l10n.t(
      'What do people call it? It is kept in .sop/views, for everybody: {0}',
      filter.query,
    ),
    value: filter.title ?? '',
    problem: (text) => {
      if (text.trim() === '') return vscode.l10n.t('A filter needs a name.');
      return isTaken(text)
        ? vscode.l10n.t('{0} is there already.', savedFilterPath(text))
        : undefined;
    },
  });
  if (title === undefined) return undefined;
  const saved = { ...filter, title: title.trim(), group: grouping };
  const path = savedFilterPath(saved.title);
  const bytes = encodeText(formatSavedFilter(saved), false);
  const outcome = await environment.files.replace(open.uriOf(path), bytes, undefined);
  if (outcome === 'changed') throw new Refused(vscode.l10n.t('{0} is there already.', path));
  open.touch([path]);
  await open.settle();
  return saved;
}

async function chooseLibrary(
  libraries: readonly OpenLibrary[],
  dialogs: Shared['dialogs'],
): Promise<OpenLibrary | undefined> {
  const [only, second] = libraries;
  if (second === undefined) return only;
  const picks = libraryPicks(libraries);
  return (await dialogs.pick(picks, { title: vscode.l10n.t('Save Filter: In Which Library?') }))
    ?.open;
}
