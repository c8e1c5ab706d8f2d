import * as vscode from 'vscode';
import { projectPages } from '../../core/library/projectDocuments.js';
import { projectPhases, type ProjectPhase, type ProjectState } from '../../core/projects/phase.js';
import { projectOf, type Project } from '../../core/projects/project.js';
import { clientName } from '../../core/library/clientName.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { documentNode } from '../shared/documentNode.js';
import type { GateOverview } from '../shared/gateOverview.js';
import { count, groupNode } from '../shared/groupNode.js';
import { contextValues } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { TreeNode } from '../shared/treeNode.js';
import { partsOfProject } from './projectParts.js';

export interface ProjectsShown {
  readonly today: CivilDate;
  readonly overview: GateOverview;
}

const phaseLabels: Readonly<Record<ProjectPhase, string>> = {
  proposal: 'Proposal',
  planning: 'Planning',
  delivery: 'Delivery',
  closeout: 'Closeout',
  stable: 'Stable',
  closed: 'Closed',
  cancelled: 'Cancelled',
};

const stateWords: Readonly<Record<ProjectState, string>> = {
  'on-track': 'on track',
  late: 'late',
  returned: 'returned',
  'on-hold': 'on hold',
  done: 'done',
};

const stateIcons: Readonly<Record<ProjectState, readonly [icon: string, color?: string]>> = {
  'on-track': ['project'],
  late: ['warning', 'list.warningForeground'],
  returned: ['reply', 'list.warningForeground'],
  'on-hold': ['debug-pause'],
  done: ['pass-filled', 'testing.iconPassed'],
};

/** The projects of a library by phase; what is over is folded away. */
export function projectNodes(open: OpenLibrary, shown: ProjectsShown): readonly TreeNode[] {
  const { library } = open;
  const verdicts = shown.overview.of(open);
  const projects = projectPages(library).map((page) =>
    projectOf(library, page, {
      today: shown.today,
      // Verdicts are made in slices; until there is one, a run counts as not begun.
      verdict: ({ path }) => verdicts.get(path)?.verdict ?? notJudged,
    }),
  );
  return projectPhases.flatMap((phase) => {
    const here = projects.filter((project) => project.phase === phase);
    if (here.length === 0) return [];
    const id = `projects:${open.root.toString()}:${phase}`;
    return groupNode({
      id,
      label: phaseLabels[phase],
      description: String(here.length),
      spoken: `${phaseLabels[phase]}, ${count(here.length, 'project')}`,
      expanded: phase !== 'closed' && phase !== 'cancelled',
      children: () =>
        here
          .toSorted((one, other) => urgency(one) - urgency(other) || byAge(one, other))
          .map((project) => projectNode(open, project, { id, ...shown })),
    });
  });
}

const notJudged = { state: 'open', gates: [], signOffs: [] } as const;

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
    isOpen && ownership === undefined && phase !== 'proposal' ? 'nobody owns it' : undefined,
    ageDays === undefined ? undefined : count(ageDays, 'day'),
    who === '' ? undefined : `holds ${who}`,
    overdue === 0 ? undefined : `${overdue} to be told`,
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
      `Phase: ${phaseLabels[phase]}, ${stateWords[state]}`,
      ...(endsOn === undefined ? [] : [`Planned end: ${endsOn}`]),
      ...(who === '' ? [] : [`Held by the open closeout: ${who}`]),
      ownershipFact(open, project),
    ],
    children: () =>
      partsOfProject(open, project, { ...group, id: `${group.id}:${project.document.path}` }),
  });
}

function ownershipFact({ library }: OpenLibrary, { ownership }: Project): string {
  if (ownership === undefined) return 'Ownership: not accepted yet';
  const { on, by } = ownership;
  const name = by === undefined ? undefined : (library.roster.people.get(by)?.name ?? by);
  return [
    'Ownership: accepted',
    ...(on === undefined ? [] : [`on ${on}`]),
    ...(name === undefined ? [] : [`by ${name}`]),
  ].join(' ');
}
