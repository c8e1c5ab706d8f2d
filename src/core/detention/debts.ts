/** Finds the documentation duties of a library that are past due. */
import type { Document } from '../document/document.js';
import { isMapping, isList } from '../document/yamlValues.js';
import type { DocumentVerdict } from '../gate/gateVerdict.js';
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
import { documentDuties } from './documentDuties.js';
import type { Duty, DutyView } from './duty.js';
import { noItemDueBefore } from './openItems.js';
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
  const all = yield* findPastDue(library, today);
  const { graceDays } = library.configuration.detention;
  return { all, debts: all.filter(({ ageDays }) => ageDays > graceDays) };
});

function* findPastDue(library: Library, today: CivilDate): Steps<readonly Debt[]> {
  const view: DutyView = { library, today };
  const projects = yield* prepareProjects(library, today);
  const byId = new Map(
    [...projects.values()].flatMap((each) =>
      each.id === undefined ? [] : [[each.id, each] as const],
    ),
  );
  const found: Debt[] = [];
  for (const document of library.documents.values()) {
    const { project } = profileIn(library, document);
    const debts = debtsOf(view, document, project === undefined ? undefined : byId.get(project));
    for (const debt of debts) found.push(debt);
    yield undefined;
  }
  for (const project of projects.values()) {
    if (!isAtRest(project)) {
      found.push(...projectDebts(view, project).map((duty) => toDebt(view, duty)));
      yield undefined;
    }
  }
  return yield* sortInSteps(
    found,
    (one, other) =>
      other.ageDays - one.ageDays ||
      compareCodeUnits(one.document.path, other.document.path) ||
      one.line - other.line,
  );
}

function toDebt({ library, today }: DutyView, { whose, ...duty }: Duty): Debt {
  const ageDays = countedDays(library.configuration.detention, duty.since, today);
  return { ...duty, ...whose, ageDays };
}

interface KnownDebts {
  readonly library: Pick<Library, 'configuration' | 'roster'>;
  readonly today: CivilDate;
  readonly verdict: DocumentVerdict | undefined;
  readonly isResting: boolean;
  readonly people: Project['people'] | undefined;
  readonly debts: readonly Debt[];
}

const knownDebts = new WeakMap<Document, KnownDebts>();
const none: readonly Debt[] = [];

/** Made again only when something changed that they depend on: a keystroke anywhere asks for all of them. */
function debtsOf(
  view: DutyView,
  document: Document,
  project: Project | undefined,
): readonly Debt[] {
  const { library, today } = view;
  const profile = profileIn(library, document);
  if (hasFinalStatus(profile) || profile.kindId === 'template') return none;
  if (owesNothingYet(view, document, profile)) return none;
  const verdict = hasGates(library, document) ? verdictOf(library, document, today) : undefined;
  const isResting = isAtRest(project);
  const people = project?.people;
  const known = knownDebts.get(document);
  if (
    known?.library.configuration === library.configuration &&
    known.library.roster === library.roster &&
    known.today === today &&
    known.verdict === verdict &&
    known.isResting === isResting &&
    known.people?.leadTech === people?.leadTech &&
    known.people?.coordinator === people?.coordinator
  ) {
    return known.debts;
  }
  const duties = documentDuties(view, document, { project, verdict, isResting });
  const debts = duties.map((duty) => toDebt(view, duty));
  const { configuration, roster } = library;
  knownDebts.set(document, {
    ...{ library: { configuration, roster }, today, verdict, isResting, people },
    debts: debts.length === 0 ? none : debts,
  });
  return debts;
}

/** Whether neither a day that has passed nor a return can be the reason of a debt: nothing else has to be looked at then. */
function owesNothingYet({ library, today }: DutyView, document: Document, profile: Profile) {
  const reviewDay = lastReviewDay(profile);
  if (reviewDay !== undefined && reviewDay < today) return false;
  const itemDay = noItemDueBefore(document, profile);
  if (itemDay !== undefined && itemDay < today) return false;
  return !hasGates(library, document) || !wasReturned(document);
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
