import * as vscode from 'vscode';
import { isInForce, lessonsIn } from '../../core/library/lessons.js';
import { repeatOf } from '../../core/library/lessonRepeats.js';
import { lessonStates, type Lesson, type LessonState } from '../../core/lessons/lesson.js';
import { waitOf } from '../../core/lessons/lessonAge.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Shared } from '../shared/context.js';
import { documentNode } from '../shared/documentNode.js';
import { count, groupNode, nodesOfLibraries } from '../shared/groupNode.js';
import { commands, contextKeys, contextValues, views } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { registerTree, type Tree } from '../shared/registerTree.js';
import type { TreeNode } from '../shared/treeNode.js';
import { apply } from './applyLesson.js';
import { capture } from './captureLesson.js';
import { accept, decline } from './decideLesson.js';
import { goToChange, goToSource, registerMarkLinks } from './followMarks.js';

const icons: Readonly<Record<LessonState | 'unknown', string>> = {
  captured: 'inbox',
  accepted: 'thumbsup',
  applied: 'check-all',
  declined: 'circle-slash',
  unknown: 'circle-large-outline',
};

/** The view of what was learned, by how far each lesson has come, and the commands that bring it further. */
export function registerLessons(shared: Shared, extensionUri: vscode.Uri): Tree {
  const { store, clock, wrapper } = shared;
  const tree = registerTree(views.lessons, store, {
    roots: () => nodesOfLibraries(store.ready, (open) => stateNodes(open, clock.today)),
    listed: { key: contextKeys.lessonsListed, value: () => 'all' },
  });
  const announce = () => {
    tree.view.badge = badgeOf(store.ready);
  };
  const subscriptions = vscode.Disposable.from(
    tree,
    store.onDidChange(announce),
    registerMarkLinks(store),
    wrapper.register(commands.captureLesson, (argument) => capture(shared, extensionUri, argument)),
    wrapper.register(commands.acceptLesson, (argument) => accept(shared, argument)),
    wrapper.register(commands.declineLesson, (argument) => decline(shared, argument)),
    wrapper.register(commands.applyLesson, (argument) => apply(shared, argument)),
    wrapper.register(commands.goToLessonChange, (argument) => goToChange(shared, argument)),
    wrapper.register(commands.goToLessonSource, (argument) => goToSource(shared, argument)),
  );
  return {
    ...tree,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

/** How many lessons wait for an answer. */
function badgeOf(libraries: readonly OpenLibrary[]): vscode.ViewBadge | undefined {
  const waiting = libraries
    .flatMap(({ library }) => lessonsIn(library))
    .filter(({ state }) => state === 'captured').length;
  return waiting === 0
    ? undefined
    : {
        value: waiting,
        tooltip:
          waiting === 1
            ? vscode.l10n.t('1 lesson to accept or decline')
            : vscode.l10n.t('{0} lessons to accept or decline', waiting),
      };
}

function stateNodes(open: OpenLibrary, today: CivilDate): readonly TreeNode[] {
  const all = lessonsIn(open.library);
  return [...lessonStates, 'unknown' as const].flatMap((state) => {
    const lessons = all.filter((lesson) => (lesson.state ?? 'unknown') === state);
    return lessons.length === 0 ? [] : [stateNode(open, { state, lessons }, today)];
  });
}

function stateNode(
  open: OpenLibrary,
  {
    state,
    lessons,
  }: { readonly state: LessonState | 'unknown'; readonly lessons: readonly Lesson[] },
  today: CivilDate,
): TreeNode {
  const label = stateLabels[state];
  const id = `lessons:${open.root.toString()}:${state}`;
  return groupNode({
    id,
    label,
    description: String(lessons.length),
    spoken: `${label}, ${count(lessons.length, 'lesson')}`,
    icon: new vscode.ThemeIcon(icons[state]),
    expanded: state === 'captured' || state === 'accepted',
    children: () =>
      sorted(lessons, today).flatMap((lesson) => lessonNode(open, lesson, { id, today }) ?? []),
  });
}

/** Those that wait longest first, settled ones by title. */
function sorted(lessons: readonly Lesson[], today: CivilDate): readonly Lesson[] {
  const days = (lesson: Lesson) => waitOf(lesson, today)?.days ?? -1;
  return [...lessons].sort(
    (one, other) => days(other) - days(one) || one.title.localeCompare(other.title),
  );
}

function lessonNode(
  open: OpenLibrary,
  lesson: Lesson,
  group: { readonly id: string; readonly today: CivilDate },
): TreeNode | undefined {
  const document = open.library.documents.get(lesson.path);
  if (document === undefined) return undefined;
  const wait = waitOf(lesson, group.today);
  const isLost = lesson.state === 'applied' && !isInForce(open.library, lesson);
  const repeat = repeatOf(open.library, lesson);
  const { id, area, target } = lesson;
  const late =
    wait?.isLate === true ? vscode.l10n.t('waits {0}', count(wait.days, 'day')) : undefined;
  const about = [id, area, target, isLost ? vscode.l10n.t('mark lost') : late];
  const warning = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return documentNode(open, document, {
    idPrefix: group.id,
    today: group.today,
    decorated: true,
    description: about.filter((part) => part !== undefined).join(' · '),
    contextValue: contextValueOf(lesson),
    ...(isLost || late !== undefined ? { icon: warning } : {}),
    facts: [
      ...(wait === undefined
        ? []
        : [vscode.l10n.t('Waits: {0}, since {1}', count(wait.days, 'day'), wait.since)]),
      ...(isLost ? [vscode.l10n.t('Its mark does not stand in its target')] : []),
      ...(repeat === undefined
        ? []
        : [
            vscode.l10n.t(
              'Also in {0}: {1}',
              count(repeat.others.length, 'other lesson'),
              repeat.about.name,
            ),
          ]),
    ],
  });
}

function contextValueOf({ state }: Lesson): string {
  switch (state) {
    case 'captured':
      return contextValues.capturedLesson;
    case 'accepted':
      return contextValues.acceptedLesson;
    case 'applied':
    case 'declined':
    case undefined:
      return contextValues.settledLesson;
    default:
      return state satisfies never;
  }
}

const stateLabels: Readonly<Record<LessonState | 'unknown', string>> = {
  captured: vscode.l10n.t('Captured'),
  accepted: vscode.l10n.t('Accepted'),
  applied: vscode.l10n.t('Applied'),
  declined: vscode.l10n.t('Declined'),
  unknown: vscode.l10n.t('No status'),
};
