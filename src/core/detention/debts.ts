/** Finds the documentation duties of a library that are past due. */
import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { awaitedOf } from '../gate/awaited.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { reviewIn } from '../library/reviewIn.js';
import { projectsIn, type Project } from '../projects/project.js';
import { addDays, parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import type { Profile } from '../schema/profile.js';
import { lineAt } from '../text/lineMap.js';
import { countedDays } from './countedDays.js';
import type { Debt } from './debt.js';
import type { Duty, DutyView } from './duty.js';
import { personOrRole } from './onWhom.js';
import { openItemsByRole } from './openItems.js';
import { projectDebts } from './projectDebts.js';

interface Known {
  readonly today: CivilDate;
  readonly all: readonly Debt[];
  readonly debts: readonly Debt[];
}

const known = new WeakMap<Library, Known>();

/** Every debt of the library on `today`, the oldest first; made once for a snapshot and day. */
export function debtsIn(library: Library, today: CivilDate): readonly Debt[] {
  return findDebts(library, today).debts;
}

/** The same with those that are within grace: everything that is past its day. */
export function pastDueIn(library: Library, today: CivilDate): readonly Debt[] {
  return findDebts(library, today).all;
}

function findDebts(library: Library, today: CivilDate): Known {
  let found = known.get(library);
  if (found?.today !== today) {
    const all = findPastDue(library, today);
    const { graceDays } = library.configuration.detention;
    found = { today, all, debts: all.filter(({ ageDays }) => ageDays > graceDays) };
    known.set(library, found);
  }
  return found;
}

function findPastDue(library: Library, today: CivilDate): readonly Debt[] {
  const { detention } = library.configuration;
  const projects = projectsIn(library, today);
  const view: DutyView = { library, today, projectOf: finderOf(library, projects) };
  return dutiesOf(view, projects)
    .map(({ whose, ...duty }): Debt => {
      const ageDays = countedDays(detention, duty.since, today);
      return { ...duty, ...whose, ageDays };
    })
    .sort(
      (one, other) =>
        other.ageDays - one.ageDays ||
        compare(one.document.path, other.document.path) ||
        one.line - other.line,
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function finderOf(library: Library, projects: ReadonlyMap<string, Project>) {
  return (document: Document): Project | undefined => {
    const { kindId, project } = profileIn(library, document);
    if (kindId === 'project') return projects.get(document.path);
    const [page] = project === undefined ? [] : documentsWithId(library, project);
    return page && projects.get(page.path);
  };
}

function dutiesOf(view: DutyView, projects: ReadonlyMap<string, Project>): readonly Duty[] {
  const { library } = view;
  const ofDocuments = [...library.documents.values()].flatMap((document) => {
    const profile = profileIn(library, document);
    const isFinished =
      profile.status !== undefined && profile.kind?.finalStatuses.includes(profile.status) === true;
    if (isFinished || profile.kindId === 'template') return [];
    return [
      ...reviewDuty(view, document, profile),
      ...(isAtRest(view.projectOf(document)) ? [] : runDuties(view, document, profile)),
    ];
  });
  const ofProjects = [...projects.values()]
    .filter((project) => !isAtRest(project))
    .flatMap((project) => projectDebts(view, project));
  return [...ofDocuments, ...ofProjects];
}

/** Nobody writes anything about a project that waits or was called off. */
function isAtRest(project: Project | undefined): boolean {
  return project?.phase === 'cancelled' || project?.state === 'on-hold';
}

function reviewDuty(
  view: DutyView,
  document: Document,
  { title, owner }: Profile,
): readonly Duty[] {
  const { library, today } = view;
  const { status, dueOn, overdueDays } = reviewIn(library, document, today);
  if (overdueDays <= 0 || status === 'none' || status === 'invalid') return [];
  const place = locateField(document, ['reviewed_on'])?.value;
  return [
    {
      kind: 'review',
      document,
      line: place === undefined ? 0 : lineAt(document.lines, place.start),
      what:
        status === 'never'
          ? `"${title}" was never reviewed.`
          : `The review of "${title}" is overdue.`,
      clearing: 'Read it, mend what is no longer true, and mark it as reviewed.',
      whose: personOrRole(view, owner),
      since: dueOn ?? addDays(today, -overdueDays),
    },
  ];
}

function runDuties(view: DutyView, document: Document, profile: Profile): readonly Duty[] {
  const { library, today } = view;
  if (hasGates(library, document)) {
    const { state } = verdictOf(library, document, today);
    if (state === 'closed' || state === 'cancelled') return [];
    const returned = state === 'returned' ? returnDuties(view, document, profile) : [];
    return [...returned, ...itemDuties(view, document, profile)];
  }
  return itemDuties(view, document, profile);
}

/** One duty for each role whose items are open, not one for each box. */
function itemDuties(view: DutyView, document: Document, profile: Profile): readonly Duty[] {
  const late = openItemsByRole(document, profile, (on) => on < view.today);
  return late.map(({ whose, on, line, titles }) => {
    const [first = ''] = titles;
    const many = titles.length === 1 ? 'an item' : `${titles.length} items`;
    return {
      ...{ kind: 'items', document, line, since: on },
      what: `"${profile.title}" is past its day with ${many} open, first "${first}".`,
      clearing: 'Tick each item with its evidence, or say with a reason that it does not apply.',
      whose: personOrRole(view, whose, view.projectOf(document)),
    };
  });
}

/** Since the day it came back; what was returned is mended before anything new is begun. */
function returnDuties(view: DutyView, document: Document, profile: Profile): readonly Duty[] {
  const { library, today } = view;
  const awaited = awaitedOf(library, document, today);
  if (awaited?.gate.verdict !== 'returned') return [];
  const last = awaited.gate.signOffs.findLast(
    ({ record, worth }) => record.decision === 'returned' && worth === 'counts',
  );
  const since = last && parseCivilDate(last.record.at.slice(0, 10));
  if (since === undefined) return [];
  const place = locateField(document, ['sign_offs', last?.record.index ?? 0])?.value;
  return awaited.roles.map((role) => ({
    ...{ kind: 'return', document, since },
    line: place === undefined ? 0 : lineAt(document.lines, place.start),
    what: `"${profile.title}" was returned at "${awaited.gate.gate.title}" and not answered.`,
    clearing: 'Mend what the return names, and ask for the signature again.',
    whose: personOrRole(view, role, view.projectOf(document)),
  }));
}
