import { closeoutStory } from './closeoutStory.js';
import type { SampleContext } from './context.js';
import { evidenceOn, projectFolder, runOf } from './projectRun.js';
import { finishedProjects } from './finishedProjects.js';
import type { SampleProject } from './project.js';
import { projectPageStory } from './projectPage.js';
import { runningProjects } from './runningProjects.js';
import { retrospectiveOf } from './retrospective.js';
import { type Run, shareOf, stretchStory, workSteps } from './runStory.js';
import { addBelow } from './runText.js';
import { fieldEvent, signOffEvent } from './signOffStory.js';
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
      : [
          ...stretchStory(run, { from: to - 1, to, by: 'leo', steps: checked }, context),
          ...approvalStory(run, { project, day: to }, context),
        ]),
  ];
}

/** Service Delivery approves, at once or after an answer, and Sales sends the proposal. */
function approvalStory(
  run: Run,
  { project, day }: { readonly project: SampleProject; readonly day: number },
  { calendar }: SampleContext,
): readonly SampleEvent[] {
  const { proposalReturn } = project;
  const gate = 'approval';
  const returned =
    proposalReturn === undefined
      ? []
      : [
          signOffEvent(
            run,
            { gate, decision: 'returned', note: proposalReturn.note, items: proposalReturn.items },
            { day, minute: 985, by: 'leo' },
          ),
          ...proposalReturn.items.map((key, index) => ({
            ...{ day: day + 1, minute: 560 + 10 * index, by: 'samira' },
            message: `${run.name}: ${key} answered`,
            changes: [
              {
                kind: 'edit',
                path: run.path,
                edit: (text: string) => addBelow(text, key, `Answered: ${proposalReturn.answer}`),
              } as const,
            ],
          })),
        ];
  return [
    ...returned,
    signOffEvent(run, { gate, decision: 'accepted' }, { day: day + 1, minute: 640, by: 'leo' }),
    fieldEvent(
      run,
      { key: 'proposal_sent_on', value: calendar.dateOf(day + 1), message: 'sent to the client' },
      { day: day + 1, minute: 700, by: 'samira' },
    ),
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
    ...{ gate: 'ownership', signer: lead },
    ...{ source: 'project-initiation.md', from: kickOff - 2, to: kickOff - 1, dueOn: kickOff },
  };
  const plan: Preparation = {
    ...{ name: 'plan', template: 'TPL-PLAN', by: lead, source: 'project-plan.md' },
    ...{ gate: 'readiness', signer: 'leo' },
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
  /** The gate that is signed in the end, and by whom. */
  readonly gate: string;
  readonly signer: string;
}

/** Whoever begins the run does their items, then the lead tech, then the NOC. */
function prepare(
  project: SampleProject,
  preparation: Preparation,
  context: SampleContext,
): readonly SampleEvent[] {
  const { name, template, source, by, from, to, dueOn } = preparation;
  const { lead, number } = project;
  const path = `${projectFolder(project)}/${name}.md`;
  const text = runOf(project, { id: template, text: context.source(source), dueOn }, context);
  const run: Run = { path, name: `PRJ-${number} ${name}` };
  const evidence = evidenceOn(project, from, context);
  const stepsOf = (role: string) => workSteps(text, { evidence, role });
  const own = workSteps(text, { evidence });
  const isOverridden = name === 'plan' && project.planOverride !== undefined;
  const begun: SampleEvent = {
    ...{ day: from, minute: 540, by },
    message: `PRJ-${number}: begin the ${name}`,
    changes: [{ kind: 'write', path, text }],
  };
  return [
    begun,
    ...[
      { from, to, by, steps: isOverridden ? shareOf(own, 0.75) : own },
      { from: to, to: to + 1, by: lead, steps: stepsOf('project-team') },
      { from: to + 1, to: to + 2, by: 'noc', steps: stepsOf('noc') },
    ].flatMap((stretch) => stretchStory(run, stretch, context)),
    ...preparedStory(run, { project, preparation }, context),
  ];
}

/** The run is signed, or let through for a while because the work cannot wait. */
function preparedStory(
  run: Run,
  { project, preparation }: { readonly project: SampleProject; readonly preparation: Preparation },
  { calendar }: SampleContext,
): readonly SampleEvent[] {
  const { lead, planOverride } = project;
  const { gate, name, signer, to } = preparation;
  const signed = { day: to + 2, minute: 1040, by: signer };
  if (name === 'plan' && planOverride !== undefined) {
    const { note, until } = planOverride;
    const override = { gate, decision: 'overridden', note, until: calendar.dateOf(until) } as const;
    return [signOffEvent(run, override, { ...signed, by: 'grace' })];
  }
  const accepted = signOffEvent(run, { gate, decision: 'accepted' }, signed);
  const owned = { key: 'accepted_ownership_on', value: calendar.dateOf(to + 2) };
  return gate === 'ownership'
    ? [
        accepted,
        fieldEvent(
          run,
          { ...owned, message: 'ownership accepted' },
          { ...signed, minute: 1050, by: lead },
        ),
      ]
    : [accepted];
}
