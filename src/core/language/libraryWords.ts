/** What may be named in a library: its roles, people, documents, days and so on, as suggestions. */
import { profileIn } from '../library/profileIn.js';
import type { Library } from '../library/library.js';
import { addDays, addMonths, partsOf, toCivilDate, type CivilDate } from '../schema/civilDate.js';
import { membersOf } from '../schema/rosterLookup.js';
import { isActive } from '../schema/rosterLookup.js';
import type { Suggestion } from './completion.js';

/** More documents than this are not listed at once. */
const mostDocuments = 300;

export interface DocumentChoice {
  /** What was typed of an id or title, in any case. */
  readonly typed?: string;
  /** Only documents of these kinds. */
  readonly kinds?: readonly string[];
}

/** Documents by id, those that begin with what was typed first; `isPartial` when there are more. */
export function documentSuggestions(
  library: Library,
  { typed = '', kinds }: DocumentChoice = {},
): { readonly suggestions: readonly Suggestion[]; readonly isPartial: boolean } {
  const wanted = typed.toLowerCase();
  const found: Suggestion[] = [];
  for (const document of library.documents.values()) {
    const { id, title, kindId, status } = profileIn(library, document);
    if (id === undefined || kinds?.includes(kindId) === false) continue;
    if (!holdsInOrder(`${id} ${title}`.toLowerCase(), wanted)) continue;
    if (found.length === mostDocuments) return { suggestions: found, isPartial: true };
    found.push({
      text: id,
      kind: 'document',
      detail: title,
      documentation: [kindId, status, document.path].filter(Boolean).join(' · '),
      filter: `${id} ${title}`,
    });
  }
  return { suggestions: found, isPartial: false };
}

/** Whether the characters of `typed` occur in `text` in their order, as editors match what was typed. */
export function holdsInOrder(text: string, typed: string): boolean {
  let at = 0;
  for (const character of typed) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The roles of the roster, with who holds them today. */
export function roleSuggestions({ roster }: Library, today: CivilDate): readonly Suggestion[] {
  return [...roster.roles.values()].map(({ id, title }) => {
    const members = membersOf(roster, id, today).map(({ name }) => name);
    return {
      text: id,
      kind: 'role',
      detail: title === id ? 'role' : title,
      documentation: members.length === 0 ? 'Nobody holds it today.' : members.join(', '),
    };
  });
}

/** The people of the roster by handle; those who left are not suggested. */
export function personSuggestions({ roster }: Library, today: CivilDate): readonly Suggestion[] {
  return [...roster.people.values()]
    .filter((person) => isActive(person, today))
    .map(({ handle, name, emails }) => ({
      text: handle,
      kind: 'person',
      detail: name,
      filter: `${handle} ${name}`,
      ...(emails[0] === undefined ? {} : { documentation: emails[0] }),
    }));
}

export function workflowSuggestions({ configuration }: Library): readonly Suggestion[] {
  return [...configuration.workflows.values()].map(({ id, title }) => ({
    text: id,
    kind: 'value',
    detail: title,
  }));
}

export function kindSuggestions({ configuration }: Library): readonly Suggestion[] {
  return [...configuration.kinds.values()].map(({ id, title, description }) => ({
    text: id,
    kind: 'value',
    detail: title,
    documentation: description,
  }));
}

/** Every tag that a document of the library has. */
export function tagSuggestions(library: Library): readonly Suggestion[] {
  const tags = new Set<string>();
  for (const document of library.documents.values()) {
    for (const tag of profileIn(library, document).tags) tags.add(tag);
  }
  return [...tags].sort().map((text) => ({ text, kind: 'value' }));
}

/** Days that people mean, today first. */
export function daySuggestions(today: CivilDate): readonly Suggestion[] {
  const { year, month } = partsOf(today);
  const monthEnd = toCivilDate({
    year: month === 12 ? year + 1 : year,
    month: (month % 12) + 1,
    day: 1,
  });
  const named: readonly (readonly [CivilDate | undefined, string])[] = [
    [today, 'today'],
    [addDays(today, 1), 'tomorrow'],
    [addDays(today, 7), 'in a week'],
    [addDays(today, 14), 'in two weeks'],
    [monthEnd && addDays(monthEnd, -1), 'end of the month'],
    [addMonths(today, 1), 'in a month'],
    [addMonths(today, 3), 'in three months'],
  ];
  const known = new Set<string>();
  return named.flatMap(([day, detail]): Suggestion[] => {
    if (day === undefined || known.has(day)) return [];
    known.add(day);
    return [{ text: day, kind: 'day', detail, filter: `${day} ${detail}` }];
  });
}

const durations = ['1 month', '3 months', '6 months', '12 months', '90 days', '2 years'];

/** How long reviews usually hold. */
export const durationSuggestions: readonly Suggestion[] = durations.map((text) => ({
  text,
  kind: 'value',
}));

/** Texts without a word about them. */
export function plainSuggestions(texts: readonly string[], detail?: string): readonly Suggestion[] {
  return texts.map((text) => ({
    text,
    kind: 'value',
    ...(detail === undefined ? {} : { detail }),
  }));
}
