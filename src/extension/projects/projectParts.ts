/** What stands below a project: its runs, whom to tell, what is going to be interrupted, what changed. */
import * as vscode from 'vscode';
import { lineOfField } from '../../core/document/fieldLine.js';
import { profileIn } from '../../core/library/profileIn.js';
import {
  comingDisruptions,
  nameWithin,
  type Communication,
  type Project,
} from '../../core/projects/project.js';
import type { ProjectRun } from '../../core/projects/projectRuns.js';
import type { ChangeKind, Disruption } from '../../core/projects/entries.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { toTooltip } from '../shared/conversions.js';
import { documentNode } from '../shared/documentNode.js';
import { wordsOfDue } from '../shared/dueWords.js';
import type { GateOverview } from '../shared/gateOverview.js';
import { lookOfState, themeIcon, wordsOfState } from '../shared/gateWords.js';
import { count, groupNode } from '../shared/groupNode.js';
import { progressOf } from '../shared/itemProgress.js';
import { commands, contextValues } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { TreeNode } from '../shared/treeNode.js';

interface PartsShown {
  readonly id: string;
  readonly today: CivilDate;
  readonly overview: GateOverview;
}

/** A row of an audience; commands on it need to know which. */
interface AudienceNode extends TreeNode {
  readonly audience: number;
}

const warning = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));

export function partsOfProject(
  open: OpenLibrary,
  project: Project,
  shown: PartsShown,
): readonly TreeNode[] {
  return [
    ...disruptionNodes(open, project, shown),
    ...communicationNodes(open, project, shown),
    ...project.runs.map((run) => runNode(open, run, { ...shown, project: project.title })),
    ...changeNodes(open, project, shown),
    ...lessonNodes(open, project, shown),
  ];
}

/** A run by the first part of its title, since it stands below its project. */
function runNode(
  open: OpenLibrary,
  { document, isSettled, dueOn }: ProjectRun,
  shown: PartsShown & { readonly project: string },
): TreeNode {
  const gated = shown.overview.of(open).get(document.path);
  const look = gated && lookOfState(gated.verdict);
  const due = dueOn && wordsOfDue(dueOn, dueOn < shown.today);
  const remarks = [
    gated && wordsOfState(gated.verdict),
    progressOf(document, shown.today),
    isSettled ? undefined : due,
  ];
  return documentNode(open, document, {
    idPrefix: shown.id,
    today: shown.today,
    label: nameWithin(profileIn(open.library, document).title, shown.project),
    description: remarks.filter((remark) => remark !== undefined).join(' · '),
    isHeldUp: gated !== undefined && !isSettled,
    ...(look === undefined ? {} : { icon: themeIcon(look) }),
  });
}

function disruptionNodes(
  open: OpenLibrary,
  project: Project,
  shown: PartsShown,
): readonly TreeNode[] {
  return comingDisruptions(project, shown.today).map((disruption) => {
    const { index, on, what, whom } = disruption;
    const missing = missingOf(disruption);
    return entryNode(open, project, {
      id: `${shown.id}:disruption:${index}`,
      label: `${on} ${what}`,
      description: missing.join(' · '),
      icon: missing.length > 0 ? warning : new vscode.ThemeIcon('zap'),
      field: ['disruptions', index, 'what'],
      facts: [
        vscode.l10n.t('Disruption on {0}', on),
        ...(whom === undefined ? [] : [vscode.l10n.t('Touches: {0}', whom)]),
        ...(disruption.plan === undefined ? [] : [vscode.l10n.t('Plan: {0}', disruption.plan)]),
        ...(disruption.toldOn === undefined
          ? []
          : [vscode.l10n.t('Told on {0}', disruption.toldOn)]),
        ...missing,
      ],
    });
  });
}

function missingOf({ plan, toldOn }: Disruption): readonly string[] {
  return [
    ...(plan === undefined ? [vscode.l10n.t('no plan')] : []),
    ...(toldOn === undefined ? [vscode.l10n.t('nobody was told')] : []),
  ];
}

function communicationNodes(
  open: OpenLibrary,
  project: Project,
  shown: PartsShown,
): readonly TreeNode[] {
  const due = project.communications
    .filter(({ dueOn }) => dueOn !== undefined)
    .toSorted((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1));
  if (due.length === 0) return [];
  const late = due.filter(({ isOverdue }) => isOverdue).length;
  const description = late === 0 ? String(due.length) : vscode.l10n.t('{0} overdue', late);
  return [
    groupNode({
      id: `${shown.id}:communication`,
      label: vscode.l10n.t('Communication'),
      description,
      spoken: [
        vscode.l10n.t('Communication'),
        count(due.length, 'audience'),
        vscode.l10n.t('{0} overdue', late),
      ].join(', '),
      icon: late === 0 ? new vscode.ThemeIcon('megaphone') : warning,
      expanded: late > 0,
      children: () => due.map((each) => audienceNode(open, project, { ...shown, each })),
    }),
  ];
}

function audienceNode(
  open: OpenLibrary,
  project: Project,
  { id, each }: PartsShown & { readonly each: Communication },
): AudienceNode {
  const { index, who, what, when, how, by, lastOn, dueOn = '', isOverdue } = each;
  const node = entryNode(open, project, {
    id: `${id}:audience:${index}`,
    label: who,
    description: wordsOfDue(dueOn, isOverdue),
    icon: isOverdue ? warning : new vscode.ThemeIcon('megaphone'),
    field: ['communication_plan', index, 'who'],
    contextValue: contextValues.audience,
    facts: [
      ...(what === undefined ? [] : [vscode.l10n.t('What: {0}', what)]),
      ...(when === undefined ? [] : [vscode.l10n.t('When: {0}', when)]),
      ...(how === undefined ? [] : [vscode.l10n.t('How: {0}', how)]),
      ...(by === undefined ? [] : [vscode.l10n.t('By: {0}', by)]),
      lastOn === undefined
        ? vscode.l10n.t('Never told so far')
        : vscode.l10n.t('Told last on {0}', lastOn),
    ],
  });
  return { ...node, audience: index };
}

const affectedWords: Readonly<Record<ChangeKind, string>> = {
  time: vscode.l10n.t('time'),
  budget: vscode.l10n.t('budget'),
  quality: vscode.l10n.t('quality'),
  'future-phase': vscode.l10n.t('future phase'),
};

function changeNodes(open: OpenLibrary, project: Project, shown: PartsShown): readonly TreeNode[] {
  const { changes } = project;
  if (changes.length === 0) return [];
  return [
    groupNode({
      id: `${shown.id}:changes`,
      label: vscode.l10n.t('Change Log'),
      description: String(changes.length),
      spoken: `${vscode.l10n.t('Change Log')}, ${count(changes.length, 'entry')}`,
      icon: new vscode.ThemeIcon('history'),
      children: () =>
        changes.toReversed().map(({ index, on, affects, what, impact, agreedWith }) =>
          entryNode(open, project, {
            id: `${shown.id}:change:${index}`,
            label: what,
            description: `${affectedWords[affects]} · ${on}`,
            icon: new vscode.ThemeIcon('edit'),
            field: ['change_log', index, 'what'],
            facts: [
              vscode.l10n.t('Change of {0} on {1}', affectedWords[affects], on),
              ...(impact === undefined ? [] : [vscode.l10n.t('Impact: {0}', impact)]),
              agreedWith === undefined
                ? vscode.l10n.t('Agreed with nobody yet')
                : vscode.l10n.t('Agreed with {0}', agreedWith),
            ],
          }),
        ),
    }),
  ];
}

function lessonNodes(
  open: OpenLibrary,
  { lessons }: Project,
  shown: PartsShown,
): readonly TreeNode[] {
  if (lessons.length === 0) return [];
  return [
    groupNode({
      id: `${shown.id}:lessons`,
      label: vscode.l10n.t('Lessons'),
      description: String(lessons.length),
      spoken: `${vscode.l10n.t('Lessons')}, ${lessons.length}`,
      icon: new vscode.ThemeIcon('lightbulb'),
      children: () =>
        lessons.flatMap(({ path, state }) => {
          const document = open.library.documents.get(path);
          return document === undefined
            ? []
            : [
                documentNode(open, document, {
                  idPrefix: `${shown.id}:lesson`,
                  today: shown.today,
                  ...(state === undefined ? {} : { description: state }),
                }),
              ];
        }),
    }),
  ];
}

interface EntryRow {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: vscode.ThemeIcon;
  /** Where it is written in the page. */
  readonly field: readonly (string | number)[];
  readonly facts: readonly string[];
  readonly contextValue?: string;
}

/** The row of an entry of the page; a click goes there. */
function entryNode(open: OpenLibrary, { document }: Project, row: EntryRow): TreeNode {
  const target = { open, path: document.path, line: lineOfField(document, row.field) };
  return {
    id: row.id,
    target,
    tooltip: () => toTooltip(row.label, row.facts),
    show: () => {
      const item = new vscode.TreeItem(row.label);
      item.id = row.id;
      item.description = row.description;
      item.iconPath = row.icon;
      item.contextValue = row.contextValue ?? contextValues.projectEntry;
      item.command = {
        command: commands.openAtLine,
        title: vscode.l10n.t('Open'),
        arguments: [{ target }],
      };
      const spoken = [row.label, row.description, ...row.facts];
      item.accessibilityInformation = { label: spoken.join(', ') };
      return item;
    },
  };
}
