/** What a hover tells of the name under the pointer: plain facts, which the edge shows as they are. */
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { reviewIn } from '../library/reviewIn.js';
import { daysBetween, type CivilDate } from '../schema/civilDate.js';
import { membersOf, rolesOf } from '../schema/rosterLookup.js';
import type { ReviewState } from '../staleness/review.js';
import type { Name } from './nameAt.js';

/** Plain text: nothing of it is Markdown. */
export interface Description {
  readonly heading: string;
  readonly facts: readonly string[];
  /** The document that more can be read in. */
  readonly path?: string;
}

export function describeName(library: Library, name: Name, today: CivilDate): Description {
  switch (name.kind) {
    case 'document':
      return describeDocument(library, name.path, today);
    case 'role':
      return describeRole(library, name.name, today);
    case 'person':
      return describePerson(library, name.name, today);
    case 'workflow':
      return describeWorkflow(library, name.name);
    case 'day':
      return { heading: name.day, facts: [distanceOf(name.day, today)] };
    default:
      return name satisfies never;
  }
}

/** Title, state, owner and review of a document. */
export function describeDocument(library: Library, path: string, today: CivilDate): Description {
  const document = library.documents.get(path);
  if (document === undefined) return { heading: path, facts: [] };
  const { id, title, kind, kindId, status, owner, client } = profileIn(library, document);
  const state = hasGates(library, document) ? verdictOf(library, document, today).state : undefined;
  const shown = state ?? status;
  return {
    heading: title,
    facts: [
      [kind?.title ?? kindId, id].filter((part) => part !== undefined).join(' '),
      ...(shown === undefined ? [] : [`State: ${shown}`]),
      ...(owner === undefined ? [] : [`Owner: ${owner}`]),
      ...(client === undefined ? [] : [`Client: ${client}`]),
      ...reviewFacts(reviewIn(library, document, today), today),
      path,
    ],
    path,
  };
}

function reviewFacts(
  { status, reviewedOn, dueOn }: ReviewState,
  today: CivilDate,
): readonly string[] {
  if (status === 'none') return [];
  if (status === 'never') return ['Review: never'];
  if (status === 'invalid') return ['Review: its date cannot be read'];
  const done = reviewedOn === undefined ? '' : `last on ${reviewedOn}`;
  const due = dueOn === undefined ? '' : `due ${dueOn} (${distanceOf(dueOn, today)})`;
  return [`Review: ${[done, due].filter((part) => part !== '').join(', ')}`];
}

function describeRole(library: Library, id: string, today: CivilDate): Description {
  const role = library.roster.roles.get(id);
  const members = membersOf(library.roster, id, today).map(
    ({ name, handle }) => `${name} (@${handle})`,
  );
  return {
    heading: role === undefined || role.title === id ? `Role ${id}` : `${role.title} (${id})`,
    facts: members.length === 0 ? ['Nobody holds this role today.'] : members,
    path: '.sop/roster.yml',
  };
}

function describePerson({ roster }: Library, handle: string, today: CivilDate): Description {
  const person = roster.people.get(handle);
  if (person === undefined) return { heading: handle, facts: [] };
  const roles = rolesOf(roster, handle, today);
  const left = person.until !== undefined && person.until < today;
  return {
    heading: `${person.name} (@${handle})`,
    facts: [
      ...person.emails.slice(0, 1),
      ...(roles.length === 0 ? [] : [`Roles: ${roles.join(', ')}`]),
      ...(left ? [`Left after ${person.until}.`] : []),
    ],
    path: '.sop/roster.yml',
  };
}

function describeWorkflow(library: Library, id: string): Description {
  const procedures = [...library.documents.values()].flatMap((document) => {
    const { kindId, workflow, title } = profileIn(library, document);
    return kindId === 'sop' && workflow === id ? [title] : [];
  });
  return {
    heading: `Workflow ${library.configuration.workflows.get(id)?.title ?? id}`,
    facts: procedures.length === 0 ? ['No SOP serves it.'] : procedures.slice(0, 8),
  };
}

/** How far a day is from today, in words. */
export function distanceOf(day: CivilDate, today: CivilDate): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
