import { closeoutStory } from './closeoutStory.js';
import type { SampleContext } from './context.js';
import { evidenceOn, projectFolder, runOf } from './projectRun.js';
import { finishedProjects } from './finishedProjects.js';
import type { SampleProject } from './project.js';
import { projectPageStory } from './projectPage.js';
import { runningProjects } from './runningProjects.js';
import { retrospectiveOf } from './retrospective.js';
import { type Run, shareOf, stretchStory, workSteps } from './runStory.js';
import type { SampleEvent } from './timeline.js';

export function projectsStory(context: SampleContext): readonly SampleEvent[] {
  return [...finishedProjects, ...runningProjects].flatMap((project) => [
    ...projectPageStory(project, context),
    ...proposalStory(project, context),
    ...preparationStory(project, context),
    ...closeoutStory(project, context),
    ...retrospectiveOf(project, context),
  ]);
}

/** The review of the proposal: Sales prepares, Service Delivery has its own items. */
function proposalStory(project: SampleProject, context: SampleContext): readonly SampleEvent[] {
  const { days, number, title } = project;
  const path = `${projectFolder(project)}/proposal-review.md`;
  const from = days.proposal + 1;
  const to = days.kickOff === undefined ? -2 : Math.min(from + 9, days.kickOff - 3);
  const text = runOf(
    project,
    { id: 'TPL-SOW-BOM', text: context.source('proposal-review.md'), dueOn: days.proposal + 12 },
    context,
  );
  const run: Run = { path, name: `PRJ-${number} proposal` };
  const evidence = evidenceOn(project, from, context);
  const prepared = workSteps(text, { evidence });
  const checked = workSteps(text, { evidence, role: 'service-delivery' });
  return [
    {
      day: days.proposal,
      minute: 600,
      by: 'samira',
      message: `PRJ-${number}: begin the review of the proposal for "${title}"`,
      changes: [{ kind: 'write', path, text }],
    },
    ...stretchStory(
      run,
      {
        from,
        to: to - 1,
        by: 'samira',
        steps: days.kickOff === undefined ? shareOf(prepared, 0.6) : prepared,
      },
      context,
    ),
    ...(days.kickOff === undefined
      ? []
      : stretchStory(run, { from: to, to: to + 1, by: 'leo', steps: checked }, context)),
  ];
}

/** The hand-off from sales and the plan, for the projects that have them. */
function preparationStory(project: SampleProject, context: SampleContext): readonly SampleEvent[] {
  const { days, extras, lead } = project;
  const { kickOff } = days;
  if (kickOff === undefined) {
    return [];
  }
  const initiation: Preparation = {
    ...{ name: 'initiation', template: 'TPL-INITIATION', by: 'samira' },
    ...{ source: 'project-initiation.md', from: kickOff - 2, to: kickOff - 1, dueOn: kickOff },
  };
  const plan: Preparation = {
    ...{ name: 'plan', template: 'TPL-PLAN', by: lead, source: 'project-plan.md' },
    ...{ from: kickOff + 1, to: kickOff + 12, dueOn: kickOff + 14 },
  };
  return [
    ...(extras.includes('initiation') ? prepare(project, initiation, context) : []),
    ...(extras.includes('plan') ? prepare(project, plan, context) : []),
  ];
}

/** A run that comes before the work: who begins it, from which template, and when. */
interface Preparation {
  readonly name: string;
  readonly template: string;
  readonly source: string;
  readonly by: string;
  readonly from: number;
  readonly to: number;
  readonly dueOn: number;
}

/** Whoever begins the run does their items, then the lead tech, then the NOC. */
function prepare(
  project: SampleProject,
  { name, template, source, by, from, to, dueOn }: Preparation,
  context: SampleContext,
): readonly SampleEvent[] {
  const { lead, number } = project;
  const path = `${projectFolder(project)}/${name}.md`;
  const text = runOf(project, { id: template, text: context.source(source), dueOn }, context);
  const run: Run = { path, name: `PRJ-${number} ${name}` };
  const evidence = evidenceOn(project, from, context);
  const stepsOf = (role: string) => workSteps(text, { evidence, role });
  const begun: SampleEvent = {
    ...{ day: from, minute: 540, by },
    message: `PRJ-${number}: begin the ${name}`,
    changes: [{ kind: 'write', path, text }],
  };
  return [
    begun,
    ...[
      { from, to, by, steps: workSteps(text, { evidence }) },
      { from: to, to: to + 1, by: lead, steps: stepsOf('project-team') },
      { from: to + 1, to: to + 2, by: 'noc', steps: stepsOf('noc') },
    ].flatMap((stretch) => stretchStory(run, stretch, context)),
  ];
}
