import * as vscode from 'vscode';
import { parseCivilDate } from '../../core/schema/civilDate.js';
import { instantOfSeconds } from '../../core/schema/unixTime.js';
import type { DocumentThen } from '../../git/audit/documentHistory.js';
import type { SavedMoment } from '../../git/savedMoments.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { kindIcon } from '../shared/kindIcon.js';
import type { LibraryGit } from '../shared/libraryGit.js';
import { libraryPicks } from '../shared/libraryTitle.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { PastFiles } from './pastFiles.js';

/** Asks for a time, then for documents of that time, which open to be read only. */
export async function openLibraryAt(shared: Shared, past: PastFiles): Promise<void> {
  const open = await chooseLibrary(shared);
  if (open === undefined) return;
  const git = vscode.workspace.isTrusted ? shared.environment.gitAt(open.root) : undefined;
  if (git === undefined) {
    throw new Refused(
      vscode.l10n.t(
        'git has the library as it was, and it is asked only in a trusted folder on disk.',
      ),
    );
  }
  const at = await chooseMoment(shared, git);
  if (at === undefined) return;
  const then = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Reading the library at {0}', at.label),
    },
    () => git.libraryThen(at.revision),
  );
  if (then.kind === 'unknown') throw new Refused(then.why);
  const picked = await shared.dialogs.pick(then.documents.map(toPick), {
    title: vscode.l10n.t('The Library at {0} ({1})', at.label, then.commit.slice(0, 10)),
    placeHolder: vscode.l10n.t('Documents open as they were; nothing can be changed there'),
  });
  if (picked === undefined) return;
  const uri = past.uriOf(open, { commit: then.commit, label: at.label }, picked.path);
  await vscode.window.showTextDocument(uri, { preview: false });
}

async function chooseLibrary({ store, dialogs }: Shared): Promise<OpenLibrary | undefined> {
  const [only, ...others] = store.ready;
  if (only === undefined)
    throw new Refused(vscode.l10n.t('No folder of this window is a library yet.'));
  if (others.length === 0) return only;
  const picks = libraryPicks(store.ready);
  return (await dialogs.pick(picks, { title: vscode.l10n.t('Which Library?') }))?.open;
}

interface Moment {
  /** What git understands, or a day. */
  readonly revision: string;
  readonly label: string;
}

async function chooseMoment({ dialogs }: Shared, git: LibraryGit): Promise<Moment | undefined> {
  const onDay = {
    label: vscode.l10n.t('The end of a day...'),
    iconPath: new vscode.ThemeIcon('calendar'),
  };
  const saved = (await git.savedMoments()).map((moment) => ({
    label: moment.name,
    description: describe(moment),
    iconPath: new vscode.ThemeIcon(icons[moment.kind]),
    moment,
  }));
  const picked = await dialogs.pick<vscode.QuickPickItem & { readonly moment?: SavedMoment }>(
    [onDay, ...saved],
    {
      title: vscode.l10n.t('Open Library At...'),
      placeHolder: vscode.l10n.t('A day, branch, tag or commit'),
    },
  );
  if (picked === undefined) return undefined;
  const { moment } = picked;
  if (moment !== undefined) {
    const day = instantOfSeconds(moment.committedAt).slice(0, 10);
    const label = moment.kind === 'commit' ? day : `${moment.name}, ${day}`;
    return { revision: moment.commit, label };
  }
  const day = await dialogs.input({
    title: vscode.l10n.t('Open Library At the End of a Day'),
    prompt: vscode.l10n.t('The day in UTC, such as 2026-06-30.'),
    problem: (text) =>
      parseCivilDate(text) === undefined ? vscode.l10n.t('It is written YYYY-MM-DD.') : undefined,
  });
  return day === undefined ? undefined : { revision: day.trim(), label: day.trim() };
}

const icons: Readonly<Record<SavedMoment['kind'], string>> = {
  branch: 'git-branch',
  tag: 'tag',
  commit: 'git-commit',
};

function describe({ kind, author, committedAt, commit }: SavedMoment): string {
  const day = instantOfSeconds(committedAt).slice(0, 10);
  return [kind === 'commit' ? commit.slice(0, 10) : kind, day, author]
    .filter((part) => part !== '')
    .join(' · ');
}

function toPick({ path, id, title, kind }: DocumentThen) {
  return {
    label: title,
    ...(id === undefined ? {} : { description: id }),
    detail: path,
    iconPath: kindIcon(kind),
    path,
  };
}
