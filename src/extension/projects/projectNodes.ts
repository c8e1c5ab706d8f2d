import * as vscode from 'vscode';
import {
  projectPhases,
  type ProjectPhase,
  type ProjectState,
  isOver,
} from '../../core/projects/phase.js';
import { prepareProjects, projectsIn, type Project } from '../../core/projects/project.js';
import { clientName } from '../../core/library/clientName.js';
import type { Steps } from '../../core/library/steps.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { documentNode } from '../shared/documentNode.js';
import type { GateOverview } from '../shared/gateOverview.js';
import { count, groupNode } from '../shared/groupNode.js';
import { contextValues } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { rowsFor, type TreeNode } from '../shared/treeNode.js';
import { partsOfProject } from './projectParts.js';

export interface ProjectsShown {
  readonly today: CivilDate;
  readonly overview: GateOverview;
}

export const phaseLabels: Readonly<Record<ProjectPhase, string>> = {
  proposal: vscode.l10n.t('Proposal'),
  planning: vscode.l10n.t('Planning'),
  delivery: vscode.l10n.t('Delivery'),
  closeout: vscode.l10n.t('Closeout'),
  stable: vscode.l10n.t('Stable'),
  closed: vscode.l10n.t('Closed'),
  cancelled: vscode.l10n.t('Cancelled'),
};

const stateWords: Readonly<Record<ProjectState, string>> = {
  'on-track': vscode.l10n.t('on track'),
  late: vscode.l10n.t('late'),
  returned: vscode.l10n.t('returned'),
  'on-hold': vscode.l10n.t('on hold'),
  done: vscode.l10n.t('done'),
};

const stateIcons: Readonly<Record<ProjectState, readonly [icon: string, color?: string]>> = {
  'on-track': ['project'],
  late: ['warning', 'list.warningForeground'],
  returned: ['reply', 'list.warningForeground'],
  'on-hold': ['debug-pause'],
  done: ['pass-filled', 'testing.iconPassed'],
};

/** The projects of a library by phase; what is over is folded away. */
export function* projectNodes(open: OpenLibrary, shown: ProjectsShown): Steps<readonly TreeNode[]> {
  const { library } = open;
  yield* prepareProjects(library, shown.today);
  const projects = [...projectsIn(library, shown.today).values()];
  return projectPhases.flatMap((phase) => {
    const here = projects.filter((project) => project.phase === phase);
    if (here.length === 0) return [];
    const id = `projects:${open.root.toString()}:${phase}`;
    return groupNode({
      id,
      label: phaseLabels[phase],
      description: String(here.length),
      spoken: `${phaseLabels[phase]}, ${count(here.length, 'project')}`,
      expanded: !isOver(phase),
      children: () =>
        rowsFor(
          here.toSorted((one, other) => urgency(one) - urgency(other) || byAge(one, other)),
          (project) => projectNode(open, project, { id, ...shown }),
        ),
    });
  });
}

const urgencies: readonly ProjectState[] = ['returned', 'late', 'on-track', 'on-hold', 'done'];

function urgency({ state }: Project): number {
  return urgencies.indexOf(state);
}

/** The oldest first; what is over the other way round. */
function byAge(one: Project, other: Project): number {
  return one.phase === 'closed'
    ? (other.releasedOn ?? '').localeCompare(one.releasedOn ?? '')
    : (other.ageDays ?? -1) - (one.ageDays ?? -1);
}

function projectNode(
  open: OpenLibrary,
  project: Project,
  group: ProjectsShown & { readonly id: string },
): TreeNode {
  const { phase, state, ageDays, held, ownership, client, endsOn } = project;
  const overdue = project.communications.filter(({ isOverdue }) => isOverdue).length;
  const isOpen = state !== 'done';
  const who = held.map(({ name }) => name).join(', ');
  const remarks = [
    state === 'on-track' || !isOpen ? undefined : stateWords[state],
    isOpen && ownership === undefined && phase !== 'proposal'
      ? vscode.l10n.t('nobody owns it')
      : undefined,
    ageDays === undefined ? undefined : count(ageDays, 'day'),
    who === '' ? undefined : vscode.l10n.t('holds {0}', who),
    overdue === 0 ? undefined : vscode.l10n.t('{0} to be told', overdue),
    client && clientName(open.library, client),
  ];
  const [icon, color] = stateIcons[state];
  return documentNode(open, project.document, {
    idPrefix: group.id,
    today: group.today,
    description: remarks.filter((remark) => remark !== undefined).join(' · '),
    icon: new vscode.ThemeIcon(
      icon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    ),
    contextValue:
      isOpen && ownership === undefined ? contextValues.unownedProject : contextValues.project,
    facts: [
      vscode.l10n.t('Phase: {0}', `${phaseLabels[phase]}, ${stateWords[state]}`),
      ...(ageDays === undefined ? [] : [vscode.l10n.t('Age: {0}', count(ageDays, 'day'))]),
      ...(endsOn === undefined ? [] : [vscode.l10n.t('Planned end: {0}', endsOn)]),
      ...(who === '' ? [] : [vscode.l10n.t('Held by the open closeout: {0}', who)]),
      ownershipFact(open, project),
    ],
    children: () =>
      partsOfProject(open, project, { ...group, id: `${group.id}:${project.document.path}` }),
  });
}

function ownershipFact({ library }: OpenLibrary, { ownership }: Project): string {
  if (ownership === undefined) return vscode.l10n.t('Ownership: not accepted yet');
  const { on, by } = ownership;
  const name = by === undefined ? undefined : (library.roster.people.get(by)?.name ?? by);
  if (name === undefined) {
    return on === undefined
      ? vscode.l10n.t('Ownership: accepted')
      : vscode.l10n.t('Ownership: accepted on {0}', on);
  }
  return on === undefined
    ? vscode.l10n.t('Ownership: accepted by {0}', name)
    : vscode.l10n.t('Ownership: accepted on {0} by {1}', on, name);
}
