/** The news of a library for one role, or for everybody. */
import { pastDueIn } from '../detention/debts.js';
import { openItemsByRole } from '../detention/openItems.js';
import { whoTells } from '../detention/projectDebts.js';
import { awaitedOf } from '../gate/awaited.js';
import { hasGates } from '../gate/hasGates.js';
import { idOrPath } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { reviewIn } from '../library/reviewIn.js';
import { comingDisruptions, dueCommunications, projectsIn } from '../projects/project.js';
import { gateWorkOf } from '../query/gateWork.js';
import { isFinished } from '../query/finished.js';
import { documentsToRead, unreadBy } from '../query/readers.js';
import { addDays, type CivilDate } from '../schema/civilDate.js';
import { findPerson, rolesOf } from '../schema/rosterLookup.js';
import { lessonsIn } from '../library/lessons.js';
import { waitOf } from '../lessons/lessonAge.js';
import { sectionOf, type DigestEntry, type DigestPage, type DigestSection } from './digestPage.js';
import { doneSince } from './done.js';

export interface DigestRequest {
  readonly library: Library;
  readonly today: CivilDate;
  /** Only what concerns this role. */
  readonly role?: string;
  /** The library as it was, and the day it was so; without it nothing is told of what changed. */
  readonly before?: { readonly library: Library; readonly day: CivilDate };
}

/** Days ahead that a digest looks. */
const daysAhead = 7;

export function digestOf(request: DigestRequest): DigestPage {
  const { library, today, role, before } = request;
  const view: View = { ...request, isMeant: createFilter(request) };
  const name = role === undefined ? undefined : (library.roster.roles.get(role)?.title ?? role);
  const since = before === undefined ? '' : ` since ${before.day}`;
  // First, because it looks at most and keeps least: what the others keep would lie beside it.
  const done = before && doneSince({ ...view, before: before.library });
  return {
    title: name === undefined ? 'Digest' : `Digest for ${name}`,
    lead: [
      `${library.configuration.title}, ${today}; what changed${since === '' ? ' is not known, for lack of history' : since}.`,
    ],
    sections: [
      redSection(view),
      sectionOf(role === undefined ? 'Awaiting somebody' : 'Awaiting you', awaiting(view), {
        none: 'Nothing waits.',
      }),
      sectionOf('Due within a week', byDay(due(view)), { none: 'Nothing is due.' }),
      sectionOf('To be told', byDay(communications(view)), { none: 'Nobody waits for news.' }),
      ...(done === undefined ? [] : [sectionOf('Done', done, { none: 'Nothing is on record.' })]),
    ],
  };
}

interface View extends DigestRequest {
  readonly isMeant: (whose: string | undefined) => boolean;
}

/** A role is meant by its name, and by the people who hold it. */
function createFilter({ library: { roster }, role, today }: DigestRequest): View['isMeant'] {
  if (role === undefined) return () => true;
  return (whose) => {
    if (whose === undefined) return false;
    if (whose === role) return true;
    const person = roster.roles.has(whose) ? undefined : findPerson(roster, whose);
    return person !== undefined && rolesOf(roster, person.handle, today).includes(role);
  };
}

function redSection(view: View): DigestSection {
  const { before } = view;
  const now = redFacts(view);
  if (before === undefined) {
    return sectionOf('Red', [...now.values()], { none: 'Nothing is late.' });
  }
  const old = redFacts({ ...view, library: before.library, today: before.day });
  const entries = [...now].filter(([key]) => !old.has(key)).map(([, entry]) => entry);
  const still = now.size - entries.length;
  return sectionOf('Newly red', entries, {
    none: 'Nothing new is late.',
    remark: still === 0 ? undefined : `${still} more ${still === 1 ? 'was' : 'were'} red before.`,
  });
}

/** Whatever is past its day, and projects that are late or came back. */
function redFacts({ library, today, isMeant }: View): ReadonlyMap<string, DigestEntry> {
  const facts = new Map<string, DigestEntry>();
  for (const { kind, document, line, role, people, since, what } of pastDueIn(library, today)) {
    if (!isMeant(role) && !people.some(isMeant)) continue;
    const told = kind === 'communication' ? ` ${what}` : '';
    const key = `${kind} ${idOrPath(library, document)} ${role ?? ''}${told}`;
    facts.set(key, { text: what, on: since, path: document.path, line });
  }
  for (const { document, title, state } of projectsIn(library, today).values()) {
    if (
      (state !== 'late' && state !== 'returned') ||
      !isMeant(profileIn(library, document).owner)
    ) {
      continue;
    }
    const text = `Project "${title}" ${state === 'late' ? 'is late' : 'came back'}.`;
    facts.set(`project ${idOrPath(library, document)} ${state}`, { text, path: document.path });
  }
  return facts;
}

function awaiting(view: View): readonly DigestEntry[] {
  const { library, today, isMeant } = view;
  const atGates = [...library.documents.values()].flatMap((document): readonly DigestEntry[] => {
    const awaited = hasGates(library, document) ? awaitedOf(library, document, today) : undefined;
    const work = gateWorkOf(document, awaited);
    if (!work?.awaited.roles.some(isMeant)) return [];
    const { title } = profileIn(library, document);
    const gate = work.awaited.gate.gate.title;
    const text =
      work.kind === 'sign'
        ? `"${title}" waits for a signature: ${gate}.`
        : `"${title}" came back at "${gate}".`;
    return [{ text, path: document.path }];
  });
  return [...atGates, ...unread(view), ...undecided(view)];
}

function unread({ library, today, role }: View): readonly DigestEntry[] {
  return documentsToRead(library).flatMap((document) => {
    const readers = unreadBy(library, document, today).filter(
      ({ roles }) => role === undefined || roles.includes(role),
    );
    const who = readers.length === 1 ? 'one person' : `${readers.length} people`;
    return readers.length === 0
      ? []
      : [
          {
            text: `"${profileIn(library, document).title}" is to be read by ${who}.`,
            path: document.path,
          },
        ];
  });
}

function undecided({ library, today, isMeant }: View): readonly DigestEntry[] {
  return lessonsIn(library).flatMap((lesson) => {
    const document = library.documents.get(lesson.path);
    const wait = waitOf(lesson, today);
    if (document === undefined || wait?.isLate !== true) return [];
    if (!isMeant(profileIn(library, document).owner)) return [];
    const what = wait.state === 'captured' ? 'an answer' : 'its change';
    return [
      { text: `Lesson "${lesson.title}" waits for ${what}.`, on: wait.since, path: lesson.path },
    ];
  });
}

/** What falls due from today on; what is late already is red. */
function due(view: View): readonly DigestEntry[] {
  const { library, today, isMeant } = view;
  const last = addDays(today, daysAhead);
  const isSoon = (on: CivilDate) => today <= on && on <= last;
  const ofDocuments = [...library.documents.values()].flatMap((document): DigestEntry[] => {
    const profile = profileIn(library, document);
    const { path } = document;
    const { dueOn, status } = reviewIn(library, document, today);
    const isReview =
      dueOn !== undefined && isSoon(dueOn) && status !== 'none' && isMeant(profile.owner);
    const review = isReview ? [{ text: `Review of "${profile.title}".`, on: dueOn, path }] : [];
    if (isFinished({ library, document, profile, today })) return review;
    const items = openItemsByRole(document, profile, isSoon)
      .filter(({ whose }) => isMeant(whose))
      .map(({ on, line, titles }): DigestEntry => {
        const many = titles.length === 1 ? 'one item is' : `${titles.length} items are`;
        return { text: `"${profile.title}": ${many} open.`, on, path, line };
      });
    return [...review, ...items];
  });
  const ofProjects = [...projectsIn(library, today).values()].flatMap((project): DigestEntry[] => {
    const { document, endsOn, title, phase, releasedOn } = project;
    const { path } = document;
    if (!isMeant(profileIn(library, document).owner)) return [];
    const isOpen = releasedOn === undefined && phase !== 'cancelled' && phase !== 'closed';
    const ends = isOpen && endsOn !== undefined && isSoon(endsOn);
    return [
      ...(ends ? [{ text: `Project "${title}" ends.`, on: endsOn, path }] : []),
      ...comingDisruptions(project, today, daysAhead).map(({ on, what }) => ({
        ...{ text: `Disruption: ${what} ("${title}").`, on, path },
      })),
    ];
  });
  return [...ofDocuments, ...ofProjects];
}

function communications(view: View): readonly DigestEntry[] {
  const { library, today, isMeant } = view;
  return [...projectsIn(library, today).values()].flatMap((project) =>
    dueCommunications(project, today).flatMap((communication): readonly DigestEntry[] => {
      const { role, people } = whoTells(view, project, communication);
      if (!isMeant(role) && !people.some(isMeant)) return [];
      const { who, what, dueOn, isOverdue } = communication;
      const about = what === undefined ? '' : `: ${what}`;
      const late = isOverdue ? ', overdue' : '';
      const text = `${who} of "${project.title}"${about}${late}.`;
      return [{ text, path: project.document.path, ...(dueOn === undefined ? {} : { on: dueOn }) }];
    }),
  );
}

function byDay(entries: readonly DigestEntry[]): readonly DigestEntry[] {
  const day = ({ on }: DigestEntry) => on ?? '9999-99-99';
  return [...entries].sort((one, other) =>
    day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0,
  );
}
