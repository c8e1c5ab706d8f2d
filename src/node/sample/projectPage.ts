import { parseDocument } from '../../core/document/parseDocument.js';
import { audiencesOf } from '../../core/projects/entries.js';
import { logCommunication } from '../../core/projects/projectEdits.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { quoteScalar } from '../../core/templates/yamlQuoting.js';
import { applyEdits } from '../../core/text/textEdit.js';
import type { SampleContext } from './context.js';
import { madeFrom } from './madeFrom.js';
import type { SampleProject } from './project.js';
import { projectFolder } from './projectRun.js';
import { setField } from './runText.js';
import type { SampleEvent } from './timeline.js';

/** The project's own page, from proposal to release. */
export function projectPageStory(
  project: SampleProject,
  context: SampleContext,
): readonly SampleEvent[] {
  const { days, number, title } = project;
  const path = `${projectFolder(project)}/project.md`;
  const text = projectText(project, context);
  const opened: SampleEvent = {
    ...{ day: days.proposal, minute: 570, by: 'samira' },
    message: `Open PRJ-${number}: ${title}`,
    changes: [{ kind: 'write', path, text }],
  };
  return [
    opened,
    ...milestonesOf(project, context).map((milestone) => milestoneEvent(milestone, project)),
    ...changeStory(project, context),
    ...tellingStory(project, context),
  ];
}

/** A day on which fields of the page changed, with their new values. */
interface Milestone {
  readonly day: number;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

function milestonesOf(
  { days, disruption, lead }: SampleProject,
  { calendar }: SampleContext,
): readonly Milestone[] {
  const milestones: Milestone[] = [];
  if (days.kickOff !== undefined) {
    const fields = {
      status: 'active',
      accepted_ownership_on: calendar.dateOf(days.kickOff),
      accepted_ownership_by: lead,
    };
    milestones.push({ day: days.kickOff, message: 'ownership accepted, work begins', fields });
  }
  if (disruption !== undefined) {
    const entry = [
      '',
      `  - on: ${calendar.dateOf(disruption.day)}`,
      `    what: ${quoteScalar(disruption.what)}`,
      `    whom: ${quoteScalar(disruption.whom)}`,
      ...(disruption.plan === undefined ? [] : [`    plan: ${quoteScalar(disruption.plan)}`]),
    ].join('\n');
    const fields = { disruptions: entry };
    milestones.push({ day: -6, message: 'write down what will be interrupted', fields });
  }
  if (days.accepted !== undefined) {
    const fields = { status: 'closed', released_on: calendar.dateOf(days.accepted) };
    milestones.push({ day: days.accepted, message: 'released into support', fields });
  }
  return milestones;
}

function milestoneEvent({ day, message, fields }: Milestone, project: SampleProject): SampleEvent {
  const edit = (text: string): string =>
    Object.entries(fields).reduce((edited, [key, value]) => setField(edited, key, value), text);
  return {
    ...{ day, minute: 1015, by: project.lead },
    message: `PRJ-${project.number}: ${message}`,
    changes: [{ kind: 'edit', path: `${projectFolder(project)}/project.md`, edit }],
  };
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
            ...(change.impact === undefined ? [] : [`    impact: ${quoteScalar(change.impact)}`]),
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

/** Who was told, and when, as the product writes it down. */
function tellingStory(
  { number, told = {}, lead }: SampleProject,
  { calendar }: SampleContext,
): readonly SampleEvent[] {
  const path = `projects/prj-${number}/project.md`;
  return Object.entries(told).flatMap(([who, days]) =>
    days.map((day) => ({
      ...{ day, minute: who === 'NOC' ? 520 : 945, by: who === 'NOC' ? lead : 'leo' },
      message: `PRJ-${number}: ${who} told`,
      changes: [
        {
          kind: 'edit' as const,
          path,
          edit: (text: string) => withTold(text, { path, who }, calendar.dateOf(day)),
        },
      ],
    })),
  );
}

function withTold(
  text: string,
  { path, who }: { readonly path: string; readonly who: string },
  on: CivilDate,
): string {
  const document = parseDocument(path, { text, bom: false });
  const audience = audiencesOf(document.frontmatter.data).find((each) => each.who === who);
  const outcome = logCommunication({ text, document }, audience?.index ?? -1, on);
  if (outcome.kind === 'refused') {
    throw new RangeError(`${path}: ${outcome.reason}`);
  }
  return applyEdits(text, outcome.edits);
}

function projectText(project: SampleProject, { calendar, source }: SampleContext): string {
  const { days, delivers, excludes, goal, seen } = project;
  const made = madeFrom(
    { id: 'TPL-PROJECT', text: source('project.md') },
    {
      id: `PRJ-${project.number}`,
      title: project.title,
      client: project.client,
      lead_tech: project.lead,
      coordinator: 'leo',
      sales_owner: 'samira',
      starts_on: calendar.dateOf(days.start ?? days.kickOff ?? days.proposal + 30),
      ends_on: calendar.dateOf(days.closeoutDue),
      goal,
    },
  );
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
