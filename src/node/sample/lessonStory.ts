import { installTemplate } from '../../core/templates/installTemplate.js';
import { withLessonMark } from '../../core/templates/lessonMark.js';
import { quoteScalar } from '../../core/templates/yamlQuoting.js';
import type { SampleContext } from './context.js';
import { type SampleLesson, sampleLessons } from './lessons.js';
import { membersOn } from './people.js';
import { setField } from './runText.js';
import type { SampleEvent } from './timeline.js';

export const closeoutTemplatePath = 'templates/project-closeout.md';
const writtenOn = -717;
/** Days on which the NOC reviewed the closeout template. */
const reviews = [-560, -400, -238, -88];

/** The closeout template as it stood at the end of a day: it began shorter, and lessons made it grow. */
export function closeoutTemplateOn(day: number, { calendar, source }: SampleContext): string {
  const reviewedOn = [writtenOn, ...reviews].filter((review) => review <= day).at(-1) ?? writtenOn;
  const [reviewer = 'dana'] = membersOn('noc', reviewedOn);
  let text = installTemplate(source('project-closeout.md'), {
    today: calendar.dateOf(reviewedOn),
    handle: reviewer,
  }).replace('after: [handoff]', 'after: [handoff, TPL-SOW-BOM#approval]');
  for (const { id, outcome } of sampleLessons) {
    if (outcome.kind === 'item') {
      text =
        outcome.day <= day
          ? withLessonMark(text, outcome.item, id)
          : withoutItem(text, outcome.item);
    }
  }
  return text;
}

function withoutItem(text: string, key: string): string {
  return text.replace(new RegExp(`^- \\[ \\] ${key}: .*\\n\\n(?: {2}.*\\n\\n)*`, 'm'), '');
}

/** How the closeout template grew, and how lessons were captured, accepted, applied or declined. */
export function lessonStory(context: SampleContext): readonly SampleEvent[] {
  return [
    writeTemplate(
      {
        day: writtenOn,
        by: 'dana',
        message: 'Write TPL-CLOSEOUT: what the NOC needs before it takes over',
      },
      context,
    ),
    ...reviews.map((day) =>
      writeTemplate({ day, by: 'dana', message: 'Review TPL-CLOSEOUT: still accurate' }, context),
    ),
    ...sampleLessons.flatMap((lesson) => storyOf(lesson, context)),
  ];
}

function writeTemplate(
  { day, by, message }: Pick<SampleEvent, 'day' | 'by' | 'message'>,
  context: SampleContext,
): SampleEvent {
  const text = closeoutTemplateOn(day, context);
  return {
    ...{ day, by, message, minute: 580 },
    changes: [{ kind: 'write', path: closeoutTemplatePath, text }],
  };
}

/** What each step makes of a lesson. */
const statuses = { Accept: 'accepted', Decline: 'declined', Apply: 'applied' } as const;

function storyOf(lesson: SampleLesson, context: SampleContext): readonly SampleEvent[] {
  const { id, title, outcome } = lesson;
  const path = `lessons/${id}.md`;
  const minute = context.random.between(550, 1010);
  const captured: SampleEvent = {
    day: lesson.day,
    minute,
    by: lesson.by,
    message: `Capture ${id}: ${title}`,
    changes: [{ kind: 'write', path, text: textOf(lesson, context) }],
  };
  const step = (day: number, by: string, word: keyof typeof statuses): SampleEvent => ({
    ...{ day, by, minute: minute + 12 },
    message: `${word} ${id}: ${title}`,
    changes: [{ kind: 'edit', path, edit: (text) => setField(text, 'status', statuses[word]) }],
  });
  switch (outcome.kind) {
    case 'captured':
      return [captured];
    case 'accepted':
      return [captured, step(outcome.day, 'leo', 'Accept')];
    case 'declined': {
      const declined = step(outcome.day, 'leo', 'Decline');
      const reason = {
        kind: 'edit',
        path,
        edit: (text: string) => setField(text, 'reason', quoteScalar(outcome.reason)),
      } as const;
      return [captured, { ...declined, changes: [...declined.changes, reason] }];
    }
    case 'item':
    case 'sentence': {
      const accepted = step(Math.ceil((lesson.day + outcome.day) / 2), 'leo', 'Accept');
      const applied = step(outcome.day, outcome.by, 'Apply');
      return [
        captured,
        accepted,
        { ...applied, changes: [...applied.changes, effectOf(lesson, context)] },
      ];
    }
    default:
      return outcome satisfies never;
  }
}

/** The edit of the template or SOP that the lesson led to. */
function effectOf(
  { id, outcome }: SampleLesson,
  context: SampleContext,
): SampleEvent['changes'][number] {
  if (outcome.kind === 'sentence') {
    const { path, after, sentence } = outcome;
    return {
      kind: 'edit',
      path,
      edit: (text) => text.replace(after, `${after} ${sentence} (from ${id})`),
    };
  }
  return {
    kind: 'write',
    path: closeoutTemplatePath,
    text: closeoutTemplateOn(outcome.kind === 'item' ? outcome.day : 0, context),
  };
}

function textOf(lesson: SampleLesson, { calendar }: SampleContext): string {
  const { id, title, category, area, project, target, by, day, happened, why, change } = lesson;
  return [
    '---',
    `id: ${id}`,
    'kind: lesson',
    `title: ${quoteScalar(title)}`,
    'owner: service-delivery',
    `category: ${category}`,
    `area: ${area}`,
    ...(project === undefined ? [] : [`project: PRJ-${project}`]),
    ...(target === undefined ? [] : [`target: ${target}`]),
    `raised_on: ${calendar.dateOf(day)}`,
    `raised_by: ${by}`,
    `proposed_change: ${quoteScalar(change)}`,
    'status: captured',
    '---',
    '',
    `# ${title}`,
    '',
    '## What happened',
    '',
    happened,
    '',
    '## Why it happened',
    '',
    why,
    '',
    '## Proposed change',
    '',
    change,
    '',
  ].join('\n');
}
