/** Finds the documentation duties of a library that are past due. */
import type { Document } from '../document/document.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { rememberedForDay } from '../library/rememberedForDay.js';
import { sortInSteps } from '../library/sortInSteps.js';
import { finish, type Steps } from '../library/steps.js';
import { prepareProjects, type Project } from '../projects/project.js';
import type { CivilDate } from '../schema/civilDate.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import type { Profile } from '../schema/profile.js';
import { lastReviewDay } from '../staleness/review.js';
import { compareCodeUnits } from '../text/compareCodeUnits.js';
import { countedDays } from './countedDays.js';
import type { Debt } from './debt.js';
import { documentDuties, type DutyCase } from './documentDuties.js';
import type { Duty, DutyView } from './duty.js';
import { noItemDueBefore, readOpenItems } from './openItems.js';
import { projectDebts } from './projectDebts.js';

interface PastDue {
  readonly all: readonly Debt[];
  /** Those that are beyond their grace. */
  readonly debts: readonly Debt[];
}

/** Every debt of the library on `today`, the oldest first; made once for a snapshot and day. */
export function debtsIn(library: Library, today: CivilDate): readonly Debt[] {
  return finish(prepareDebts(library, today)).debts;
}

/** The same with those that are within grace: everything that is past its day. */
export function pastDueIn(library: Library, today: CivilDate): readonly Debt[] {
  return finish(prepareDebts(library, today)).all;
}

/** Makes what `debtsIn` gives, a document with each step, for callers that share their thread. */
export const prepareDebts = rememberedForDay(function* (library, today): Steps<PastDue> {
  const found = yield* tellPastDue(viewOn(library, today), { ofDocument: debtsOf, ofDuty: toDebt });
  const all = yield* sortInSteps(
    found,
    (one, other) =>
      other.ageDays - one.ageDays ||
      compareCodeUnits(one.document.path, other.document.path) ||
      one.line - other.line,
  );
  const { graceDays } = library.configuration.detention;
  return { all, debts: all.filter(({ ageDays }) => ageDays > graceDays) };
});

/** A duty that is a debt. */
export interface DebtInPassing extends Duty {
  readonly ageDays: number;
}

/** The debts of a snapshot in no order, for whoever counts those of many days: nothing of them is kept, and no line looked for. */
export function* debtsInPassing(
  library: Library,
  today: CivilDate,
): Steps<readonly DebtInPassing[]> {
  const view = viewOn(library, today);
  const { graceDays } = library.configuration.detention;
  const duties = yield* tellPastDue(view, {
    ofDocument: documentDuties,
    ofDuty: (_view, duty) => duty,
  });
  return duties.flatMap((duty) => {
    const ageDays = view.ageOf(duty.since);
    return ageDays > graceDays ? [{ ...duty, ageDays }] : [];
  });
}

/** What debts are found with. */
interface DebtView extends DutyView {
  /** Counted days since the last good day. */
  readonly ageOf: (since: CivilDate) => number;
}

function viewOn(library: Library, today: CivilDate): DebtView {
  const { detention } = library.configuration;
  const ages = new Map<CivilDate, number>();
  const ageOf = (since: CivilDate) => {
    const age = ages.get(since) ?? countedDays(detention, since, today);
    ages.set(since, age);
    return age;
  };
  return { library, today, ageOf };
}

/** What is told of each duty that is past its day, or of all those of a document at once. */
interface Telling<Told> {
  readonly ofDocument: (view: DebtView, document: Document, known: DutyCase) => readonly Told[];
  readonly ofDuty: (view: DebtView, duty: Duty) => Told;
}

function* tellPastDue<Told>(
  view: DebtView,
  { ofDocument, ofDuty }: Telling<Told>,
): Steps<readonly Told[]> {
  const { library, today } = view;
  const projects = yield* prepareProjects(library, today);
  const byId = new Map(
    [...projects.values()].flatMap((each) =>
      each.id === undefined ? [] : [[each.id, each] as const],
    ),
  );
  const found: Told[] = [];
  for (const document of library.documents.values()) {
    const profile = profileIn(library, document);
    if (mayOwe(document, profile, today)) {
      const { project } = profile;
      const known = caseOf(view, document, project === undefined ? undefined : byId.get(project));
      for (const told of ofDocument(view, document, known)) found.push(told);
    }
    yield undefined;
  }
  for (const project of projects.values()) {
    if (!isAtRest(project)) {
      found.push(...projectDebts(view, project).map((duty) => ofDuty(view, duty)));
      yield undefined;
    }
  }
  return found;
}

function caseOf(
  { library, today }: DebtView,
  document: Document,
  project: Project | undefined,
): DutyCase {
  const verdict = hasGates(library, document) ? verdictOf(library, document, today) : undefined;
  return { project, verdict, isResting: isAtRest(project) };
}

function toDebt({ ageOf }: DebtView, { lineOf, whose, ...duty }: Duty): Debt {
  return { ...duty, ...whose, line: lineOf(), ageDays: ageOf(duty.since) };
}

interface KnownDebts {
  readonly library: Pick<Library, 'configuration' | 'roster'>;
  readonly today: CivilDate;
  readonly case: DutyCase;
  readonly debts: readonly Debt[];
}

const knownDebts = new WeakMap<Document, KnownDebts>();
const none: readonly Debt[] = [];

/** Made again only when something changed that they depend on: a keystroke anywhere asks for all of them. */
function debtsOf(view: DebtView, document: Document, asked: DutyCase): readonly Debt[] {
  const { library, today } = view;
  const { configuration, roster } = library;
  const known = knownDebts.get(document);
  if (
    known?.library.configuration === configuration &&
    known.library.roster === roster &&
    known.today === today &&
    isSameCase(known.case, asked)
  ) {
    return known.debts;
  }
  const debts = documentDuties(view, document, asked).map((duty) => toDebt(view, duty));
  knownDebts.set(document, {
    ...{ library: { configuration, roster }, today, case: asked },
    debts: debts.length === 0 ? none : debts,
  });
  return debts;
}

/** Of a project nothing else is asked than whether it rests, and who is named on its page. */
function isSameCase(one: DutyCase, other: DutyCase): boolean {
  return (
    one.verdict === other.verdict &&
    one.isResting === other.isResting &&
    one.project?.people.leadTech === other.project?.people.leadTech &&
    one.project?.people.coordinator === other.project?.people.coordinator
  );
}

/** Reads of a document what its debts on a day are told from, whatever else is in the library; of that it takes the settings. */
export function readDutiesOf(settings: Library, document: Document, today: CivilDate): void {
  const profile = profileIn(settings, document);
  if (mayOwe(document, profile, today)) readOpenItems(document, profile);
}

/** Whether anything can be owed on that day; where it cannot, nothing else has to be looked at. */
function mayOwe(document: Document, profile: Profile, today: CivilDate): boolean {
  let quiet = quietTimes.get(profile);
  if (quiet === undefined) {
    quiet = quietTimeOf(document, profile);
    quietTimes.set(profile, quiet);
  }
  return quiet !== 'always' && (quiet === 'never' || quiet < today);
}

/** Until which day, that day included, nothing of a document is past due. */
type QuietTime = CivilDate | 'never' | 'always';

/** Found once for a document: many days are asked about one after the other. */
const quietTimes = new WeakMap<Profile, QuietTime>();

function quietTimeOf(document: Document, profile: Profile): QuietTime {
  if (hasFinalStatus(profile) || profile.kindId === 'template') return 'always';
  if (wasReturned(document)) return 'never';
  const days = [lastReviewDay(profile), noItemDueBefore(document, profile)];
  return days.filter((day) => day !== undefined).sort()[0] ?? 'always';
}

function wasReturned({ frontmatter: { data } }: Document): boolean {
  const records = data['sign_offs'];
  return (
    isList(records) &&
    records.some((record) => isMapping(record) && record['decision'] === 'returned')
  );
}

/** Nobody writes anything about a project that waits or was called off. */
function isAtRest(project: Project | undefined): boolean {
  return project?.phase === 'cancelled' || project?.state === 'on-hold';
}
