/**
 * The status of a project in words for the client, for a person to read, mend and send.
 *
 * It is made only of what is written for the client or agreed with them; items, people, lessons and reasons of the team stay inside.
 */
import { stateOf } from '../checklist/itemState.js';
import { sectionOf as headingsOf } from '../checklist/sections.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { ProjectPhase } from '../projects/phase.js';
import { comingDisruptions, projectAt, type Project } from '../projects/project.js';
import type { CivilDate } from '../schema/civilDate.js';
import { dayOf } from '../schema/readValue.js';
import { sectionOf, type DigestEntry, type DigestPage } from './digestPage.js';

export interface StatusRequest {
  readonly library: Library;
  readonly project: Project;
  readonly today: CivilDate;
  readonly before?: { readonly library: Library; readonly day: CivilDate };
}

const standing: Readonly<Record<ProjectPhase, string>> = {
  proposal: 'We are preparing the proposal.',
  planning: 'We are planning the work.',
  delivery: 'The work is under way.',
  closeout: 'The work is finished; we check and document it, and hand it over to support.',
  stable: 'It is complete and in regular support.',
  closed: 'It is complete.',
  cancelled: 'It was cancelled.',
};

/** Heading of the page under which open items are questions to the client. */
const needsHeading = /^(?:what we )?need(?:ed)? from (?:you|the client)$/i;

export function clientStatusOf(request: StatusRequest): DigestPage {
  const { project, today, before } = request;
  const { title, phase } = project;
  const on = project.state === 'on-hold' ? 'It is on hold.' : standing[phase];
  const since = before === undefined ? '' : ` since ${before.day}`;
  return {
    title: `Status: ${title}`,
    lead: [`As of ${today}.`, on],
    sections: [
      sectionOf(`What was done${since}`, doneFor(request), { none: 'Nothing to report.' }),
      sectionOf('What is next', nextFor(request), { none: 'No dates are set.' }),
      sectionOf('What we need from you', neededFrom(request), { none: 'Nothing at the moment.' }),
    ],
  };
}

function doneFor({ library, project, today, before }: StatusRequest): readonly DigestEntry[] {
  const inPeriod = (on: CivilDate) => on <= today && (before === undefined || before.day < on);
  const old = before && projectBefore(before, library, project);
  const moved =
    old !== undefined && old.phase !== project.phase ? [{ text: standing[project.phase] }] : [];
  const disruptions = project.disruptions
    .filter(({ on }) => inPeriod(on) && on < today)
    .map(({ on, what }) => ({ text: sentence(what), on }));
  const agreed = project.changes
    .filter(({ on, agreedWith }) => agreedWith !== undefined && inPeriod(on))
    .map(({ on, what, impact, agreedWith }) => ({
      text: sentence(`Agreed with ${agreedWith ?? ''}: ${withImpact(what, impact)}`),
      on,
    }));
  const released =
    project.releasedOn !== undefined && inPeriod(project.releasedOn)
      ? [{ text: 'Accepted into support.', on: project.releasedOn }]
      : [];
  return [...moved, ...[...disruptions, ...agreed, ...released].sort(byDay)];
}

function projectBefore(
  { library: old, day }: { readonly library: Library; readonly day: CivilDate },
  library: Library,
  { id, document }: Project,
): Project | undefined {
  const page = [...old.documents.values()].find((each) =>
    id === undefined ? each.path === document.path : profileIn(old, each).id === id,
  );
  return page && projectAt(old, page.path, day);
}

function nextFor({ library, project, today }: StatusRequest): readonly DigestEntry[] {
  const { releasedOn, endsOn, meetings, phase } = project;
  const isOpen = releasedOn === undefined && phase !== 'closed' && phase !== 'cancelled';
  const disruptions = comingDisruptions(project, today, farAhead).map(({ on, what, whom }) => ({
    text: sentence(whom === undefined ? what : `${what}; it touches ${whom}`),
    on,
  }));
  const calls = meetings.flatMap((meeting): readonly DigestEntry[] => {
    const { fields, title } = profileIn(library, meeting);
    const on = dayOf(fields['held_on']);
    const isClients = fields['series'] === 'client-call' || fields['series'] === 'qbr';
    return isClients && on !== undefined && on >= today ? [{ text: sentence(title), on }] : [];
  });
  const end =
    isOpen && endsOn !== undefined
      ? [
          {
            text:
              endsOn < today
                ? 'This was the planned end; a new day is to be agreed.'
                : 'Planned end.',
            on: endsOn,
          },
        ]
      : [];
  return [...disruptions, ...calls, ...end].sort(byDay);
}

/** Days; longer than any project. */
const farAhead = 3660;

function neededFrom({ project }: StatusRequest): readonly DigestEntry[] {
  const { document } = project;
  const agreement = project.changes
    .filter(({ agreedWith }) => agreedWith === undefined)
    .map(({ what, impact }) => ({ text: sentence(`Your agreement: ${withImpact(what, impact)}`) }));
  const asked = document.items
    .filter((item) => stateOf(item) === 'open')
    .filter((item) => headingsOf(document, item).some((name) => needsHeading.test(name.trim())))
    .map((item) => ({ text: sentence(item.title || item.text) }));
  return [...agreement, ...asked];
}

function withImpact(what: string, impact: string | undefined): string {
  return impact === undefined ? what : `${what.replace(/[.\s]+$/u, '')} (${impact})`;
}

function sentence(text: string): string {
  const told = text.trim();
  return /[.!?…)]$/u.test(told) && !told.endsWith(')') ? told : `${told}.`;
}

function byDay(one: DigestEntry, other: DigestEntry): number {
  const [a, b] = [one.on ?? '', other.on ?? ''];
  return a < b ? -1 : a > b ? 1 : 0;
}
