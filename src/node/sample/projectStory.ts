import { newDocument } from '../../core/templates/newDocument.js';
import { quoteScalar } from '../../core/templates/yamlQuoting.js';
import { closeoutStory } from './closeoutStory.js';
import type { SampleContext } from './context.js';
import { evidenceOn, projectFolder, runOf } from './projectRun.js';
import { type SampleProject, sampleProjects } from './projects.js';
import { retrospectiveOf } from './retrospective.js';
import { type Run, shareOf, stretchStory, workSteps } from './runStory.js';
import { setField } from './runText.js';
import type { SampleEvent } from './timeline.js';

export function projectsStory(context: SampleContext): readonly SampleEvent[] {
  return sampleProjects.flatMap((project) => [
    ...documentStory(project, context),
    ...proposalStory(project, context),
    ...preparationStory(project, context),
    ...closeoutStory(project, context),
    ...retrospectiveOf(project, context),
  ]);
}

/** The project's own page, from proposal to release. */
function documentStory(project: SampleProject, context: SampleContext): readonly SampleEvent[] {
  const { calendar } = context;
  const { days, lead, number, title } = project;
  const path = `${projectFolder(project)}/project.md`;
  const event = (day: number, by: string, message: string, ...fields: [string, string][]) => ({
    ...{ day, by, message, minute: 1015 },
    changes: [
      {
        kind: 'edit',
        path,
        edit: (text: string) =>
          fields.reduce((edited, [key, value]) => setField(edited, key, value), text),
      } as const,
    ],
  });
  const events: SampleEvent[] = [
    {
      day: days.proposal,
      minute: 570,
      by: 'samira',
      message: `Open PRJ-${number}: ${title}`,
      changes: [{ kind: 'write', path, text: projectText(project, context) }],
    },
  ];
  if (days.kickOff !== undefined) {
    events.push(
      event(
        days.kickOff,
        lead,
        `PRJ-${number}: ownership accepted, work begins`,
        ['status', 'active'],
        ['accepted_ownership_on', calendar.dateOf(days.kickOff)],
      ),
    );
  }
  if (project.disruption !== undefined) {
    const { day, what, whom } = project.disruption;
    const entry = `\n  - on: ${calendar.dateOf(day)}\n    what: ${quoteScalar(what)}\n    whom: ${quoteScalar(whom)}`;
    events.push(
      event(-6, lead, `PRJ-${number}: tell what will be interrupted`, ['disruptions', entry]),
    );
  }
  events.push(...changeStory(project, context));
  if (days.accepted !== undefined) {
    events.push(
      event(
        days.accepted,
        lead,
        `PRJ-${number}: released into support`,
        ['status', 'closed'],
        ['released_on', calendar.dateOf(days.accepted)],
      ),
    );
  }
  return events;
}

function changeStory(project: SampleProject, { calendar }: SampleContext): readonly SampleEvent[] {
  const path = `${projectFolder(project)}/project.md`;
  return project.changes.map((change) => ({
    day: change.day,
    minute: 960,
    by: project.lead,
    message: `PRJ-${project.number}: change of ${change.affects.replace('-', ' ')} agreed with ${change.agreedWith}`,
    changes: [
      {
        kind: 'edit',
        path,
        edit: (text: string) => {
          const entry = [
            `  - on: ${calendar.dateOf(change.day)}`,
            `    affects: ${change.affects}`,
            `    what: ${quoteScalar(change.what)}`,
            `    agreed_with: ${quoteScalar(change.agreedWith)}`,
          ].join('\n');
          return text
            .replace(/^change_log: \[\]$/m, 'change_log:')
            .replace(/^change_log:\n(?: {2}.*\n)*/m, (block) => `${block}${entry}\n`);
        },
      },
    ],
  }));
}

function projectText(project: SampleProject, { calendar, source }: SampleContext): string {
  const { days, delivers, excludes, goal, seen } = project;
  const made = newDocument(
    { id: 'TPL-PROJECT', text: source('project.md') },
    {
      id: `PRJ-${project.number}`,
      title: project.title,
      client: project.client,
      lead_tech: project.lead,
      coordinator: 'leo',
      sales_owner: 'samira',
      starts_on: calendar.dateOf(days.kickOff ?? days.proposal + 30),
      ends_on: calendar.dateOf(days.closeoutDue),
      goal,
    },
  ).text;
  const scope = [
    'We deliver:',
    '',
    ...delivers.map((line) => `- ${line}`),
    '',
    `Not included: ${excludes}`,
  ];
  return made
    .replace(/What we deliver, and what we do not\.\n/, `${scope.join('\n')}\n\n`)
    .replace(
      'One line for each thing the client can see or try.',
      seen.map((line) => `- ${line}`).join('\n'),
    )
    .replace(/\n## Future phases\n$/, '');
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
  const { days, extras, lead, number } = project;
  const { kickOff } = days;
  if (kickOff === undefined) {
    return [];
  }
  const begin = (
    name: 'initiation' | 'plan',
    id: string,
    source: string,
    by: string,
  ): readonly SampleEvent[] => {
    const path = `${projectFolder(project)}/${name}.md`;
    const text = runOf(project, { id, text: context.source(source), dueOn: kickOff + 5 }, context);
    const run: Run = { path, name: `PRJ-${number} ${name}` };
    const evidence = evidenceOn(project, kickOff, context);
    const [from, to] = name === 'plan' ? [kickOff + 1, kickOff + 12] : [kickOff - 2, kickOff - 1];
    return [
      {
        day: from,
        minute: 540,
        by,
        message: `PRJ-${number}: begin the ${name}`,
        changes: [{ kind: 'write', path, text }],
      },
      ...stretchStory(run, { from, to, by, steps: workSteps(text, { evidence }) }, context),
      ...stretchStory(
        run,
        {
          from: to,
          to: to + 1,
          by: lead,
          steps: workSteps(text, { evidence, role: 'project-team' }),
        },
        context,
      ),
      ...stretchStory(
        run,
        { from: to + 1, to: to + 2, by: 'noc', steps: workSteps(text, { evidence, role: 'noc' }) },
        context,
      ),
    ];
  };
  return [
    ...(extras.includes('initiation')
      ? begin('initiation', 'TPL-INITIATION', 'project-initiation.md', 'samira')
      : []),
    ...(extras.includes('plan') ? begin('plan', 'TPL-PLAN', 'project-plan.md', lead) : []),
  ];
}
