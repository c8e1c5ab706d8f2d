import type { SampleContext } from './context.js';
import { sampleLessons } from './lessons.js';
import { madeFrom } from './madeFrom.js';
import type { SampleProject } from './project.js';
import { randomId } from './randomId.js';
import type { SampleEvent } from './timeline.js';

const wentWell = [
  'The site contact knew every step before we did it.',
  'The rollback was tried in the workshop, so nobody was nervous.',
  'Two people in every change window, as the SOP asks; the second one caught a wrong port.',
  'The weekly status was read: the client asked about it when it came an hour late.',
];
const costUs = [
  'Waiting for a supplier who answered only by telephone.',
  'Documentation of the last week was written from memory and had to be written again.',
  "A licence that was ordered for our own tenant instead of the client's.",
  'Three meetings about a decision that needed one person.',
];

/** The look back on a project that was released. */
export function retrospectiveOf(
  project: SampleProject,
  { calendar, random, source }: SampleContext,
): readonly SampleEvent[] {
  const { days, extras, number, title } = project;
  const { accepted, goLive, kickOff } = days;
  if (
    !extras.includes('retrospective') ||
    accepted === undefined ||
    goLive === undefined ||
    kickOff === undefined
  ) {
    return [];
  }
  const day = calendar.workdayOn(accepted + 9);
  const planned = random.between(6, 16) * 8;
  const numbers = [
    `| Hours | ${planned} | ${planned + random.between(-6, 22)} |`,
    `| Go-live | ${calendar.dateOf(goLive - 7 * project.changes.filter(({ affects }) => affects === 'time').length)} | ${calendar.dateOf(goLive)} |`,
    `| Accepted into support | ${calendar.dateOf(days.closeoutDue)} | ${calendar.dateOf(accepted)} |`,
    `| Tickets in ten working days | 8 | ${random.between(3, 15)} |`,
    `| Rounds of the closeout | 1 | ${project.returns.length + 1} |`,
  ];
  const lessons = sampleLessons.filter((lesson) => lesson.project === number && lesson.day <= day);
  const text = madeFrom(
    { id: 'TPL-RETRO', text: source('retrospective.md') },
    {
      id: randomId('MTG', random),
      title,
      today: calendar.dateOf(day),
      client: project.client,
      project: `PRJ-${number}`,
    },
  )
    .replace(/\| Hours \| \| \|\n[\s\S]*?\| Rounds of the closeout \| \| \|/, numbers.join('\n'))
    .replace('### Went well\n', `### Went well\n\n- ${random.pick(wentWell)}\n- ${project.goal}\n`)
    .replace(
      '### Cost us\n',
      `### Cost us\n\n- ${random.pick(costUs)}\n${lessons.map(({ id, title: lesson }) => `- ${lesson}, see [${id}](../../lessons/${id}.md).\n`).join('')}`,
    )
    .replaceAll('- [ ] ', '- [x] ');
  return [
    {
      ...{ day, minute: 930, by: 'leo' },
      message: `PRJ-${number}: look back together`,
      changes: [{ kind: 'write', path: `projects/prj-${number}/retrospective.md`, text }],
    },
  ];
}
