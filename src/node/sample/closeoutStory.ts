import type { SampleContext } from './context.js';
import { sampleLessons } from './lessons.js';
import { closeoutTemplateOn } from './lessonStory.js';
import { evidenceOn, projectFolder, runOf } from './projectRun.js';
import type { ProjectReturn, SampleProject } from './project.js';
import {
  type Run,
  type RunStep,
  shareOf,
  type Stretch,
  stretchStory,
  verificationSteps,
  workSteps,
} from './runStory.js';
import { addBelow, fillMeeting, itemsOf } from './runText.js';
import { fieldEvent, signOffEvent } from './signOffStory.js';
import type { SampleSignOff } from './signing.js';
import type { SampleEvent } from './timeline.js';

/** Closeouts that were worked on in a branch and merged when they were handed over. */
const onBranches: ReadonlySet<number> = new Set([107, 109, 113, 115]);

/** A tick without what the item asks for. */
const bareTicks: ReadonlySet<string> = new Set(['119 ACC-4']);

/** The closeout of a project: filled while it is built, handed over, verified, sometimes returned. */
export function closeoutStory(
  project: SampleProject,
  context: SampleContext,
): readonly SampleEvent[] {
  const { days, lead, number } = project;
  if (days.kickOff === undefined) {
    return [];
  }
  const path = `${projectFolder(project)}/closeout.md`;
  const begunOn = days.kickOff + 2;
  const template = closeoutTemplateOn(begunOn, context);
  const text = runOf(
    project,
    {
      ...{ id: 'TPL-CLOSEOUT', text: template, dueOn: days.closeoutDue },
      ...(project.closeoutId !== undefined && { runId: project.closeoutId }),
    },
    context,
  );
  const branch = onBranches.has(number) ? { branch: `closeout/prj-${number}` } : {};
  const run: Run = { path, name: `PRJ-${number} closeout`, ...branch };
  const begun: SampleEvent = {
    ...{ day: begunOn, minute: 535, by: lead, ...branch },
    message: `PRJ-${number}: begin the closeout`,
    changes: [{ kind: 'write', path, text }],
  };
  const handedOver: SampleEvent[] =
    days.handOff === undefined
      ? []
      : [
          signOffEvent(run, acceptance('handoff'), { day: days.handOff, minute: 1020, by: lead }),
          ...(branch.branch === undefined
            ? []
            : [
                {
                  ...{ day: days.handOff, minute: 1030, by: lead, changes: [] },
                  message: `Merge the closeout of PRJ-${number}: ready for the NOC`,
                  merges: branch.branch,
                },
              ]),
        ];
  return [
    begun,
    ...teamStory(run, { project, text }, context),
    ...handedOver,
    ...nocStory({ path, name: run.name }, { project, text }, context),
  ];
}

interface RunOfProject {
  readonly project: SampleProject;
  readonly text: string;
}

/** The project team's side, up to the hand-off or as far as it has come. */
function teamStory(
  run: Run,
  { project, text }: RunOfProject,
  context: SampleContext,
): readonly SampleEvent[] {
  const { days, lead, number } = project;
  const from = (days.kickOff ?? 0) + 4;
  const to = days.handOff ?? -2;
  const evidence = evidenceOn(project, to - 5, context);
  const lesson = sampleLessons.find(
    (candidate) => candidate.project === number && candidate.day <= to + 20,
  );
  const steps = workSteps(text, {
    notApplicable: project.notApplicable,
    evidence: (key) => {
      if (key === 'LES-2' && lesson !== undefined) {
        return { details: [`Evidence: [${lesson.id}](../../lessons/${lesson.id}.md)`], files: [] };
      }
      return bareTicks.has(`${number} ${key}`) ? { details: [], files: [] } : evidence(key);
    },
  });
  const done = days.handOff === undefined ? shareOf(steps, project.done ?? 0) : steps;
  return stretchStory(run, { from, to, by: lead, steps: done }, context).map((event) =>
    withNotes(event, project, context),
  );
}

/** Adds the meeting's facts and the list of known issues to the ticks that stand for them. */
function withNotes(
  event: SampleEvent,
  project: SampleProject,
  { calendar }: SampleContext,
): SampleEvent {
  const date = calendar.dateOf(event.day);
  const also = (edit: (text: string) => string): SampleEvent => ({
    ...event,
    changes: event.changes.map((change) =>
      change.kind === 'edit' ? { ...change, edit: (text) => edit(change.edit(text)) } : change,
    ),
  });
  if (event.message.includes('INT-1 done')) {
    return also((text) => fillMeeting(text, { date, attendees: project.attendees ?? '' }));
  }
  if (event.message.includes('ISS-1 done')) {
    const rows = project.issues.map((issue) => {
      const [what = '', workaround = '', owner = '', days = ''] = issue.split(' | ');
      const due = calendar.dateOf(event.day + Number(days.split(' ')[0]));
      return `| ${what} | ${workaround} | ${owner} | ${due} |\n`;
    });
    return also((text) => text.replace('|---|---|---|---|\n', (line) => line + rows.join('')));
  }
  return event;
}

/** The NOC's side: it verifies, returns what does not hold, verifies again and accepts. */
function nocStory(
  run: Run,
  { project, text }: RunOfProject,
  context: SampleContext,
): readonly SampleEvent[] {
  const { days, returns, withdrawal } = project;
  if (days.handOff === undefined) {
    return [];
  }
  const end = withdrawal?.signedOn ?? days.accepted ?? -1;
  const returned = new Set(returns.flatMap(({ keys }) => keys));
  const all = verificationSteps(text);
  const steps = days.accepted === undefined ? shareOf(all, project.verified ?? 1) : all;
  const isHeldBack = (step: RunStep): boolean => step.kind === 'verify' && returned.has(step.key);
  const first = returns[0]?.day ?? end;
  const reviewer = reviewerOn(first);
  const verified: Stretch = {
    ...{ from: days.handOff + 1, to: first - 1, by: 'noc' },
    steps: steps.filter((step) => !isHeldBack(step)),
  };
  const last = returns.at(-1)?.mendedOn ?? end;
  const verifiedAgain: Stretch = {
    ...{ from: Math.min(last + 1, end - 1), to: end - 1, by: 'noc' },
    steps: days.accepted === undefined ? [] : steps.filter(isHeldBack),
  };
  return [
    ...stretchStory(run, verified, context),
    ...returns.flatMap((each) => returnStory(run, { project, text }, { ...each, reviewer })),
    ...stretchStory(run, verifiedAgain, context),
    ...acceptanceStory(run, { project, reviewer }, context),
  ];
}

/** The NOC returns the closeout; the project team mends the items and stands by its part anew. */
function returnStory(
  run: Run,
  { project: { lead, notApplicable }, text }: RunOfProject,
  { day, keys, note, mended, mendedOn, reviewer }: ProjectReturn & { readonly reviewer: string },
): readonly SampleEvent[] {
  const items = keys.filter((key) =>
    itemsOf(text).some((item) => item.key === key && notApplicable[key] === undefined),
  );
  const returned = signOffEvent(
    run,
    { gate: 'acceptance', decision: 'returned', note, items },
    { day, minute: 980, by: reviewer },
  );
  if (mendedOn === undefined || mended === undefined) {
    return [returned];
  }
  const minute = 610;
  return [
    returned,
    ...items.map((key, index) => ({
      ...{ day: mendedOn, minute: minute + index * 25, by: lead },
      message: `${run.name}: ${key} mended`,
      changes: [
        {
          kind: 'edit',
          path: run.path,
          edit: (current: string) => addBelow(current, key, `Mended: ${mended}`),
        } as const,
      ],
    })),
    signOffEvent(run, acceptance('handoff'), { day: mendedOn, minute: minute + 90, by: lead }),
  ];
}

/** The NOC signs, once or after taking it back, and the project is released. */
function acceptanceStory(
  run: Run,
  { project, reviewer }: { readonly project: SampleProject; readonly reviewer: string },
  { calendar }: SampleContext,
): readonly SampleEvent[] {
  const { days, lead, withdrawal } = project;
  if (days.accepted === undefined) {
    return [];
  }
  const by = reviewer;
  const accepted = (day: number) =>
    signOffEvent(run, acceptance('acceptance'), { day, minute: 960, by });
  return [
    ...(withdrawal === undefined
      ? []
      : [
          accepted(withdrawal.signedOn),
          signOffEvent(
            run,
            { gate: 'acceptance', decision: 'revoked', note: withdrawal.note },
            { day: withdrawal.withdrawnOn, minute: 600, by },
          ),
        ]),
    accepted(days.accepted),
    fieldEvent(
      run,
      { key: 'released_on', value: calendar.dateOf(days.accepted), message: 'released' },
      { day: days.accepted, minute: 1010, by: lead },
    ),
  ];
}

/** Who answers for the NOC: whoever returns a closeout must be the one to accept it. */
function reviewerOn(day: number): string {
  return day < -300 ? 'marcus' : day < -200 ? 'dana' : 'priya';
}

function acceptance(gate: string): SampleSignOff {
  return { gate, decision: 'accepted' };
}
