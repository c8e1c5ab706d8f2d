import * as vscode from 'vscode';
import { documentsWithId } from '../../core/library/documentNames.js';
import { marksOfLesson, placeOfSource } from '../../core/library/lessons.js';
import { profileIn } from '../../core/library/profileIn.js';
import { lessonMarksOf } from '../../core/lessons/lessonMarks.js';
import { lineAt, positionsOf } from '../../core/text/lineMap.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { toRange } from '../shared/conversions.js';
import { revealPlace } from '../shared/findTargetDocument.js';
import type { LibraryStore } from '../shared/libraryStore.js';
import { chooseLesson } from './chooseLesson.js';

/** Makes every `(from LL-...)` a link to its lesson. */
export function registerMarkLinks(store: LibraryStore): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider('markdown', {
    provideDocumentLinks: (editor) => {
      const found = store.find(editor.uri);
      if (found === undefined) return [];
      found.open.follow(editor);
      const { library } = found.open;
      const document = library.documents.get(found.path);
      return (document === undefined ? [] : lessonMarksOf(document)).flatMap((mark) => {
        const [lesson] = documentsWithId(library, mark.lesson);
        if (document === undefined || lesson === undefined) return [];
        const link = new vscode.DocumentLink(
          toRange(positionsOf(document.lines, mark.range)),
          found.open.uriOf(lesson.path),
        );
        link.tooltip = vscode.l10n.t('Open {0}', profileIn(library, lesson).title);
        return [link];
      });
    },
  });
}

/** Goes from a lesson to what it changed; asks when that is in several places. */
export async function goToChange(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await chooseLesson(shared, argument, {
    title: vscode.l10n.t('Go to What It Changed'),
    states: ['applied'],
  });
  if (chosen === undefined) return;
  const { open, lesson } = chosen;
  const places = lesson.id === undefined ? [] : marksOfLesson(open.library, lesson.id);
  const entries = places.map(({ document, mark }) => {
    const line = lineAt(document.lines, mark.range.start);
    const item = mark.item === undefined ? undefined : document.items[mark.item];
    return {
      label: profileIn(open.library, document).title,
      description:
        item === undefined ? vscode.l10n.t('line {0}', line + 1) : (item.key ?? item.title),
      path: document.path,
      line,
    };
  });
  const [only, second] = entries;
  if (only === undefined)
    throw new Refused(vscode.l10n.t('Nothing carries a mark of "{0}" yet.', lesson.title));
  const place =
    second === undefined
      ? only
      : await shared.dialogs.pick(entries, {
          title: lesson.title,
          placeHolder: vscode.l10n.t('Which place?'),
        });
  if (place !== undefined) await revealPlace({ open, path: place.path, line: place.line });
}

/** Goes from a lesson to the line it was captured at. */
export async function goToSource(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await chooseLesson(shared, argument, {
    title: vscode.l10n.t('Go to Where It Came From'),
    states: ['captured', 'accepted', 'applied', 'declined'],
  });
  if (chosen === undefined) return;
  const { open, lesson } = chosen;
  const place = lesson.source && placeOfSource(open.library, lesson.source);
  if (place === undefined) {
    throw new Refused(
      lesson.source === undefined
        ? vscode.l10n.t('"{0}" does not say where it came from.', lesson.title)
        : vscode.l10n.t(
            '{0}, where "{1}" came from, is no longer there.',
            lesson.source.file,
            lesson.title,
          ),
    );
  }
  await revealPlace({ open, ...place });
}
