import type { CivilDate } from '../schema/civilDate.js';
import type { ProjectRun, RunStage } from './projectRuns.js';

/** How far a project has come, in the order of its way. It is derived, never stored. */
export const projectPhases = [
  'proposal',
  'planning',
  'delivery',
  'closeout',
  'stable',
  'closed',
  'cancelled',
] as const;
export type ProjectPhase = (typeof projectPhases)[number];

/** Whether nothing more comes of it. */
export function isOver(phase: ProjectPhase): boolean {
  return phase === 'closed' || phase === 'cancelled';
}

/** What somebody who looks after projects has to know first. */
export type ProjectState = 'on-track' | 'late' | 'returned' | 'on-hold' | 'done';

/** What phase and state are derived from. */
export interface PhaseFacts {
  readonly status?: string;
  readonly isOwned: boolean;
  readonly startsOn?: CivilDate;
  readonly endsOn?: CivilDate;
  readonly releasedOn?: CivilDate;
  readonly runs: readonly ProjectRun[];
  readonly today: CivilDate;
}

/**
 * The phase of a project: the last of these that holds.
 *
 * `proposal` to begin with; `planning` once the proposal is approved or ownership accepted; `delivery` once ownership is
 * accepted and the plan is ready or the first day of work has come; `closeout` once the closeout passed its first gate,
 * came back, or the last planned day is over; `stable` once it is accepted into support; `closed` when the page says so
 * and no run is open. Without runs the status of the page and its days decide.
 */
export function phaseOf(facts: PhaseFacts): ProjectPhase {
  const { status, isOwned, runs } = facts;
  if (status === 'cancelled') return 'cancelled';
  if (isReleased(facts)) {
    return status === 'closed' && runs.every(({ isSettled }) => isSettled) ? 'closed' : 'stable';
  }
  if (hasBegunCloseout(facts)) return 'closeout';
  if (isOwned && (isPlanned(facts) || hasStarted(facts))) return 'delivery';
  if (runs.length === 0 && status === 'active') return 'delivery';
  return isOwned || isApproved(facts) ? 'planning' : 'proposal';
}

/** Accepted into support: by the closeout where there is one, else by the day on the page. */
function isReleased({ runs, releasedOn, status, today }: PhaseFacts): boolean {
  const closeouts = ofStage(runs, 'closeout');
  if (closeouts.length > 0) {
    return closeouts.every(({ isSettled }) => isSettled);
  }
  return (
    (releasedOn !== undefined && releasedOn <= today) ||
    (status === 'closed' && runs.every(({ isSettled }) => isSettled))
  );
}

function hasBegunCloseout({ runs, endsOn, today }: PhaseFacts): boolean {
  const closeouts = ofStage(runs, 'closeout');
  return closeouts.some(
    ({ state }) =>
      (state !== undefined && state !== 'open') || (endsOn !== undefined && endsOn < today),
  );
}

/** Without a plan of its own, a project that names no first day may begin at once. */
function isPlanned({ runs, startsOn }: PhaseFacts): boolean {
  const plans = ofStage(runs, 'plan');
  return plans.length === 0 ? startsOn === undefined : plans.every(({ isSettled }) => isSettled);
}

function hasStarted({ startsOn, today }: PhaseFacts): boolean {
  return startsOn !== undefined && startsOn <= today;
}

function isApproved({ runs, status }: PhaseFacts): boolean {
  const proposals = ofStage(runs, 'proposal');
  if (proposals.length > 0) {
    return proposals.every(({ isSettled }) => isSettled);
  }
  return (
    ['planned', 'active', 'on-hold'].includes(status ?? '') ||
    runs.some(({ stage }) => stage === 'initiation' || stage === 'plan')
  );
}

/** The runs of a stage that were not cancelled. */
export function ofStage(runs: readonly ProjectRun[], stage: RunStage): readonly ProjectRun[] {
  return runs.filter((run) => run.stage === stage && run.state !== 'cancelled');
}

/** What is worst about a project: it waits, something came back, or a day is over. */
export function stateOfProject(facts: PhaseFacts, phase: ProjectPhase): ProjectState {
  const { status, runs, endsOn, today } = facts;
  if (isOver(phase)) return 'done';
  if (status === 'on-hold') return 'on-hold';
  if (runs.some(({ state }) => state === 'returned')) return 'returned';
  const isPastEnd = phase !== 'stable' && endsOn !== undefined && endsOn < today;
  const isRunLate = runs.some(
    ({ isSettled, dueOn }) => !isSettled && dueOn !== undefined && dueOn < today,
  );
  return isPastEnd || isRunLate ? 'late' : 'on-track';
}

/** Whether people outside have to be told how it goes: from planning until support has it. */
export function isBeingDelivered(phase: ProjectPhase): boolean {
  return phase === 'planning' || phase === 'delivery' || phase === 'closeout';
}
