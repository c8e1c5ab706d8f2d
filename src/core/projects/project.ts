/** One project of a library, put together from its page and everything that names it. */
import type { Document } from '../document/document.js';
import { isMapping, isList } from '../document/yamlValues.js';
import type { DocumentVerdict } from '../gate/gateVerdict.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import { lessonOf, type Lesson } from '../lessons/lesson.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { documentsOfProject, projectPages } from '../library/projectDocuments.js';
import { rememberedForDay } from '../library/rememberedForDay.js';
import { finish, type Steps } from '../library/steps.js';
import { isSameList } from '../memory/isSameList.js';
import { remembered } from '../memory/remembered.js';
import { addDays, daysBetween, type CivilDate } from '../schema/civilDate.js';
import { dayOf } from '../schema/readValue.js';
import { findPerson, isActive, isMember } from '../schema/rosterLookup.js';
import type { Profile } from '../schema/profile.js';
import { withoutUndefined } from '../schema/withoutUndefined.js';
import { nextDueOn } from './cadence.js';
import {
  audiencesOf,
  changesOf,
  disruptionsOf,
  textOf,
  type Audience,
  type ChangeEntry,
  type Disruption,
} from './entries.js';
import {
  isBeingDelivered,
  ofStage,
  phaseOf,
  stateOfProject,
  type PhaseFacts,
  type ProjectPhase,
  type ProjectState,
} from './phase.js';
import { runsOfProject, type ProjectRun, type ProjectView } from './projectRuns.js';

export interface Project {
  readonly document: Document;
  readonly id?: string;
  readonly title: string;
  readonly client?: string;
  readonly phase: ProjectPhase;
  readonly state: ProjectState;
  readonly people: ProjectPeople;
  /** Absent until the project team has accepted ownership from sales. */
  readonly ownership?: Ownership;
  readonly startsOn?: CivilDate;
  readonly endsOn?: CivilDate;
  readonly releasedOn?: CivilDate;
  /** Days since work on it began, up to its release; absent before. */
  readonly ageDays?: number;
  /** People whom an open closeout still holds. */
  readonly held: readonly HeldPerson[];
  readonly runs: readonly ProjectRun[];
  readonly lessons: readonly Lesson[];
  readonly meetings: readonly Document[];
  readonly changes: readonly ChangeEntry[];
  readonly communications: readonly Communication[];
  readonly disruptions: readonly Disruption[];
}

/** Handles as the page writes them. */
export interface ProjectPeople {
  readonly leadTech?: string;
  readonly coordinator?: string;
  readonly salesOwner?: string;
}

export interface Ownership {
  readonly on?: CivilDate;
  readonly by?: string;
}

export interface HeldPerson {
  readonly handle: string;
  readonly name: string;
}

/** An audience with the day it has to be told next; none while nobody has to be told anything. */
export interface Communication extends Audience {
  readonly dueOn?: CivilDate;
  readonly isOverdue: boolean;
}

/** Days ahead within which disruptions and communications are shown as coming. */
export const daysAhead = { disruptions: 14, communications: 7 } as const;

/** In the order of the paths of their pages. */
type ProjectsByPath = ReadonlyMap<string, Project>;

/** Every project of the library; made once for a snapshot and day. */
export function projectsIn(library: Library, today: CivilDate): ProjectsByPath {
  return finish(prepareProjects(library, today));
}

/** Makes what `projectsIn` gives, a project with each step, for callers that share their thread. */
export const prepareProjects = rememberedForDay(function* (library, today): Steps<ProjectsByPath> {
  const projects = new Map<string, Project>();
  for (const page of projectPages(library)) {
    projects.set(page.path, recallProject(library, page, today));
    yield undefined;
  }
  return projects;
});

/** Everything that a project is put together from. */
interface Basis extends Pick<Library, 'configuration' | 'roster'> {
  readonly today: CivilDate;
  readonly documents: readonly Document[];
  /** On those of the documents that have gates. */
  readonly verdicts: readonly DocumentVerdict[];
}

const knownProjects = new WeakMap<Document, { readonly basis: Basis; readonly project: Project }>();

/** Put together again only when something of it changed: a keystroke anywhere asks for all projects. */
function recallProject(library: Library, page: Document, today: CivilDate): Project {
  const basis = basisOf(library, page, today);
  const known = knownProjects.get(page);
  if (known !== undefined && isSameBasis(known.basis, basis)) {
    return known.project;
  }
  const project = projectOf(library, page, { today });
  knownProjects.set(page, { basis, project });
  return project;
}

function basisOf(library: Library, page: Document, today: CivilDate): Basis {
  const { configuration, roster } = library;
  const { id } = profileIn(library, page);
  const documents = id === undefined ? [] : documentsOfProject(library, id);
  const verdicts: DocumentVerdict[] = [];
  for (const document of documents) {
    if (hasGates(library, document)) verdicts.push(verdictOf(library, document, today));
  }
  return { configuration, roster, today, documents, verdicts };
}

function isSameBasis(one: Basis, other: Basis): boolean {
  return (
    one.configuration === other.configuration &&
    one.roster === other.roster &&
    one.today === other.today &&
    isSameList(one.documents, other.documents) &&
    isSameList(one.verdicts, other.verdicts)
  );
}

/** The project whose page stands at `path`. */
export function projectAt(library: Library, path: string, today: CivilDate): Project | undefined {
  return projectsIn(library, today).get(path);
}

/** The project whose page `document` is. */
export function projectOf(library: Library, document: Document, view: ProjectView): Project {
  const profile = profileIn(library, document);
  const { id, title, client, status, fields } = profile;
  const { today } = view;
  const others = id === undefined ? [] : documentsOfProject(library, id);
  const runs = id === undefined ? [] : runsOfProject(library, id, view);
  const ownership = ownershipOf(profile, runs);
  const facts: PhaseFacts = {
    ...{ runs, today, isOwned: ownership !== undefined },
    ...withoutUndefined({
      status,
      startsOn: dayOf(fields['starts_on']),
      endsOn: dayOf(fields['ends_on']),
    }),
    ...withoutUndefined({ releasedOn: releasedOn(profile, runs) }),
  };
  const phase = phaseOf(facts);
  const people = peopleOf(profile);
  const disruptions = disruptionsOf(fields);
  const clock = { ownership, facts, phase, disruptions };
  return {
    ...{ document, title, phase, people, runs, disruptions },
    ...withoutUndefined({ id, client, ownership, ageDays: ageOf(facts, ownership) }),
    ...withoutUndefined({
      startsOn: facts.startsOn,
      endsOn: facts.endsOn,
      releasedOn: facts.releasedOn,
    }),
    state: stateOfProject(facts, phase),
    held: phase === 'closeout' ? heldBy(library, { runs, people, today }) : [],
    lessons: others.flatMap((other) => lessonOf(profileIn(library, other)) ?? []),
    meetings: others.filter((other) => profileIn(library, other).kindId === 'meeting'),
    changes: changesOf(fields),
    communications: audiencesOf(fields).map((audience) => toCommunication(audience, clock)),
  };
}

function peopleOf({ fields }: Profile): ProjectPeople {
  return withoutUndefined({
    leadTech: textOf(fields['lead_tech']),
    coordinator: textOf(fields['coordinator']),
    salesOwner: textOf(fields['sales_owner']),
  });
}

/** By the page, else by a hand-off whose gates have passed. */
function ownershipOf({ fields }: Profile, runs: readonly ProjectRun[]): Ownership | undefined {
  const on = dayOf(fields['accepted_ownership_on']);
  if (on !== undefined) {
    return { on, ...withoutUndefined({ by: textOf(fields['accepted_ownership_by']) }) };
  }
  const handOffs = ofStage(runs, 'initiation');
  if (handOffs.length === 0 || !handOffs.every(({ state }) => state === 'closed')) {
    return undefined;
  }
  return withoutUndefined({
    on: handOffs
      .map(({ document }) => dayOf(document.frontmatter.data['accepted_ownership_on']))
      .find((day) => day !== undefined),
  });
}

function releasedOn({ fields }: Profile, runs: readonly ProjectRun[]): CivilDate | undefined {
  return (
    dayOf(fields['released_on']) ??
    ofStage(runs, 'closeout')
      .map(({ document }) => dayOf(document.frontmatter.data['released_on']))
      .find((day) => day !== undefined)
  );
}

/** From the first thing that is on record: ownership, the first day of work, the beginning or a signature of a run. */
function ageOf(
  { runs, startsOn, releasedOn: end, today }: PhaseFacts,
  ownership: Ownership | undefined,
): number | undefined {
  const days = [ownership?.on, startsOn, ...runs.flatMap(({ document }) => begunOn(document))];
  const [first] = days.filter((day) => day !== undefined && day <= today).sort();
  const until = end === undefined || end > today ? today : end;
  return first === undefined ? undefined : Math.max(0, daysBetween(first, until));
}

/** The days on which a run was begun or signed. */
const begunOn = remembered(({ frontmatter: { data } }: Document): readonly CivilDate[] => {
  const records = data['sign_offs'];
  const signed = (isList(records) ? records : []).map((record) => {
    const at = isMapping(record) ? record['at'] : undefined;
    return typeof at === 'string' ? dayOf(at.slice(0, 10)) : undefined;
  });
  return [dayOf(data['started_on']), ...signed].filter((day) => day !== undefined);
});

/** Those the page names who hold the role that owns the open closeout; without a roster, all it names. */
function heldBy(
  library: Library,
  { runs, people, today }: Pick<PhaseFacts, 'runs' | 'today'> & { readonly people: ProjectPeople },
): readonly HeldPerson[] {
  const { roster } = library;
  const owners = ofStage(runs, 'closeout')
    .filter(({ isSettled }) => !isSettled)
    .flatMap(({ document }) => profileIn(library, document).owner ?? []);
  const named = [...new Set([people.leadTech, people.coordinator])].filter(
    (name) => name !== undefined,
  );
  if (!roster.present) {
    return owners.length === 0 ? [] : named.map((handle) => ({ handle, name: handle }));
  }
  return named.flatMap((text): readonly HeldPerson[] => {
    const person = findPerson(roster, text);
    if (person === undefined || !isActive(person, today)) return [];
    const { handle, name } = person;
    const owns = (role: string) =>
      role === handle || isMember(roster, handle, { role, day: today });
    return owners.some(owns) ? [{ handle, name }] : [];
  });
}

/** People are told things from the day the team took the project on until support has it. */
function toCommunication(
  audience: Audience,
  {
    ownership,
    facts,
    phase,
    disruptions,
  }: {
    readonly ownership: Ownership | undefined;
    readonly facts: PhaseFacts;
    readonly phase: ProjectPhase;
    readonly disruptions: readonly Disruption[];
  },
): Communication {
  const from = ownership?.on ?? facts.startsOn;
  const isTime = isBeingDelivered(phase);
  if (
    audience.cadence === undefined ||
    from === undefined ||
    ownership === undefined ||
    !isTime ||
    facts.status === 'on-hold' ||
    facts.status === 'closed'
  ) {
    return { ...audience, isOverdue: false };
  }
  const { today } = facts;
  const dueOn = nextDueOn(audience.cadence, {
    from,
    ...withoutUndefined({ lastOn: audience.lastOn }),
    disruptions: disruptions.filter(({ on }) => on >= today).map(({ on }) => on),
  });
  return dueOn === undefined
    ? { ...audience, isOverdue: false }
    : { ...audience, dueOn, isOverdue: dueOn < today };
}

/** The disruptions that begin today or within so many days, the first to come first. */
export function comingDisruptions(
  { disruptions }: Pick<Project, 'disruptions'>,
  today: CivilDate,
  days: number = daysAhead.disruptions,
): readonly Disruption[] {
  const last = addDays(today, days);
  return disruptions.filter(({ on }) => today <= on && on <= last);
}

/** The communications that are due within a week or overdue, the oldest first. */
export function dueCommunications(
  { communications }: Pick<Project, 'communications'>,
  today: CivilDate,
): readonly Communication[] {
  const last = addDays(today, daysAhead.communications);
  const dayOrNever = ({ dueOn }: Communication) => dueOn ?? '9999-99-99';
  return communications
    .filter(({ dueOn }) => dueOn !== undefined && dueOn <= last)
    .sort((one, other) => (dayOrNever(one) < dayOrNever(other) ? -1 : 1));
}

/** `Closeout` of `Closeout: Office move`: what a document is called where everybody knows the project. */
export function nameWithin(title: string, project: string): string {
  const ending = `: ${project}`;
  return title.endsWith(ending) && title.length > ending.length
    ? title.slice(0, -ending.length)
    : title;
}
