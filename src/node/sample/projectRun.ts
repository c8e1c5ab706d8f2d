/** What the runs of a project have in common. */
import type { SampleContext } from './context.js';
import { evidenceFor, type SampleEvidence } from './evidence.js';
import { madeFrom } from './madeFrom.js';
import type { SampleProject } from './project.js';
import { randomId } from './randomId.js';

/** Where the project's documents are. */
export function projectFolder({ number }: SampleProject): string {
  return `projects/prj-${number}`;
}

/** A new run of a template, made for the project on a day. */
export function runOf(
  project: SampleProject,
  { id, text, dueOn, runId }: { id: string; text: string; dueOn: number; runId?: string },
  { calendar, random }: SampleContext,
): string {
  const drawn = randomId('CHK', random);
  return madeFrom(
    { id, text },
    {
      id: runId ?? drawn,
      title: project.title,
      client: project.client,
      project: `PRJ-${project.number}`,
      due_on: calendar.dateOf(dueOn),
    },
  );
}

/** What proves items of the project's runs that are ticked about that day. */
export function evidenceOn(
  project: SampleProject,
  day: number,
  { calendar, random }: SampleContext,
): (key: string) => SampleEvidence {
  return (key: string) => evidenceFor(key, project, { date: calendar.dateOf(day), random });
}
