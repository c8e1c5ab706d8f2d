import * as vscode from 'vscode';
import { documentsWithId } from '../../core/library/documentNames.js';
import { lessonTemplateIn, rememberPlace, type SeenLine } from '../../core/library/lessons.js';
import { captureLesson, type LessonCategory } from '../../core/lessons/captureLesson.js';
import type { LessonSource } from '../../core/lessons/lesson.js';
import { newId } from '../../core/templates/newId.js';
import { encodeText } from '../../core/text/decodeText.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { libraryPicks } from '../shared/libraryTitle.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { findTarget } from '../shared/treeNode.js';

const categories: readonly (vscode.QuickPickItem & { readonly category: LessonCategory })[] = [
  {
    category: 'beef',
    label: vscode.l10n.t('$(flame) Beef'),
    detail: vscode.l10n.t('Something gets in the way of good work.'),
  },
  {
    category: 'went-wrong',
    label: vscode.l10n.t('$(error) Went wrong'),
    detail: vscode.l10n.t('Something happened that must not happen again.'),
  },
  {
    category: 'went-well',
    label: vscode.l10n.t('$(star) Went well'),
    detail: vscode.l10n.t('Something that others should do too.'),
  },
];

interface Place {
  readonly open: OpenLibrary;
  readonly seen?: SeenLine;
}

/** Writes a lesson down in two prompts, wherever the person is, and leaves them there. */
export async function capture(
  shared: Shared,
  extensionUri: vscode.Uri,
  argument: unknown,
): Promise<void> {
  const { store, dialogs, clock, whoAmI } = shared;
  await store.start();
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Lessons can be captured once you trust this workspace.'));
  }
  const place = await findPlace(shared, argument);
  const { open } = place;
  const { library } = open;
  const remembered = place.seen && rememberPlace(library, place.seen);
  const chosen = await dialogs.pick(categories, {
    title: vscode.l10n.t('Capture Lesson'),
    placeHolder: vscode.l10n.t('What is it?'),
  });
  const title =
    chosen &&
    (await dialogs.input({
      title: vscode.l10n.t('Capture Lesson'),
      prompt:
        remembered === undefined
          ? vscode.l10n.t('In one sentence.')
          : vscode.l10n.t('In one sentence. It remembers {0}.', describe(remembered.source)),
      problem: (text) => (text === '' ? vscode.l10n.t('A lesson needs one sentence.') : undefined),
    }));
  if (chosen === undefined || title === undefined) return;
  const person = await whoAmI.person(open);
  const id = newId(library.configuration.kinds.get('lesson')?.idPrefix ?? 'LL', {
    isTaken: (taken) => documentsWithId(library, taken).length > 0,
    random: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  });
  const { path, text } = captureLesson(
    lessonTemplateIn(library) ?? (await productTemplate(extensionUri)),
    {
      ...{ id, title, category: chosen.category, on: clock.today },
      isRole: (role) => !library.roster.present || library.roster.roles.has(role),
      ...(person === undefined ? {} : { by: person.handle }),
      ...remembered,
    },
  );
  await write(shared, open, { path, text });
  announce(open, { id, path });
}

function describe({ file, line }: LessonSource): string {
  return line === undefined ? file : vscode.l10n.t('{0}, line {1}', file, line);
}

async function productTemplate(extensionUri: vscode.Uri): Promise<string> {
  const uri = vscode.Uri.joinPath(extensionUri, 'templates', 'lesson.md');
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function write(
  { environment }: Shared,
  open: OpenLibrary,
  { path, text }: { readonly path: string; readonly text: string },
): Promise<void> {
  const bytes = encodeText(text, false);
  if ((await environment.files.replace(open.uriOf(path), bytes, undefined)) === 'changed') {
    throw new Refused(vscode.l10n.t('{0} is there already and was left alone.', path));
  }
  open.touch([path]);
  await open.settle();
}

/** Tells that it is done, without waiting for an answer: the person goes on with the work. */
function announce(
  open: OpenLibrary,
  { id, path }: { readonly id: string; readonly path: string },
): void {
  const show = vscode.l10n.t('Open');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Captured {0}.', id), show)
    .then(async (choice) => {
      if (choice === show) await vscode.window.showTextDocument(open.uriOf(path));
    });
}

/** The line of a row, else that of the cursor; in a file of no library the only library takes the lesson without a place. */
async function findPlace({ store, dialogs }: Shared, argument: unknown): Promise<Place> {
  const row = findTarget(argument);
  if (row !== undefined) {
    const { open, path, line } = row;
    if (line === undefined) return { open, seen: { path } };
    const editor = await vscode.workspace.openTextDocument(open.uriOf(path));
    return { open, seen: { path, line, text: editor.lineAt(line).text } };
  }
  const editor = vscode.window.activeTextEditor;
  const found = editor && store.find(editor.document.uri);
  if (editor !== undefined && found !== undefined) {
    const { line } = editor.selection.active;
    const text = editor.document.lineAt(line).text;
    return { open: found.open, seen: { path: found.path, line, text } };
  }
  const [only, second] = store.ready;
  if (only === undefined)
    throw new Refused(vscode.l10n.t('Open a library first; lessons are kept in it.'));
  if (second === undefined) return { open: only };
  const chosen = await dialogs.pick(libraryPicks(store.ready), {
    title: vscode.l10n.t('Capture Lesson'),
    placeHolder: vscode.l10n.t('In which library?'),
  });
  if (chosen === undefined) throw new vscode.CancellationError();
  return { open: chosen.open };
}
