/** What a project as a whole still owes: its lessons, and what people should have been told. */
import { lineOfField } from '../document/fieldLine.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { profileIn } from '../library/profileIn.js';
import { ofStage } from '../projects/phase.js';
import type { Communication, Project } from '../projects/project.js';
import { parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { findPerson } from '../schema/rosterLookup.js';
import type { Duty, DutyView } from './duty.js';
import { personOrRole, type Falling } from './onWhom.js';

/** The duties of a project that are no single run's. */
export function projectDebts(view: DutyView, project: Project): readonly Duty[] {
  return [...lessonDuty(view, project), ...communicationDuties(view, project)];
}

/** A project that was handed over has taught somebody something, or says why not. */
function lessonDuty(view: DutyView, project: Project): readonly Duty[] {
  const { document, phase, lessons, runs, title } = project;
  const isOver = phase === 'stable' || phase === 'closed';
  const texts = [document, ...runs.map((run) => run.document)];
  const hasReason = texts.some(({ frontmatter: { data } }) => {
    const reason = data['no_lessons'];
    return typeof reason === 'string' && reason.trim() !== '';
  });
  const since = finishedOn(project);
  if (!isOver || lessons.length > 0 || hasReason || since === undefined) return [];
  return [
    {
      ...{ kind: 'lessons', document, since },
      lineOf: () => 0,
      what: `"${title}" is over and has no lesson.`,
      clearing: 'Capture at least one lesson of the project, or give the reason in "no_lessons".',
      whose: personOrRole(view, profileIn(view.library, document).owner, project),
    },
  ];
}

/** The day on the page, else the last signature of a closeout, else the last planned day. */
function finishedOn({ releasedOn, endsOn, runs }: Project): CivilDate | undefined {
  if (releasedOn !== undefined) return releasedOn;
  const signed = ofStage(runs, 'closeout').flatMap(({ document }) => {
    const records = document.frontmatter.data['sign_offs'];
    return (isList(records) ? records : []).flatMap((record) => {
      const at = isMapping(record) ? record['at'] : undefined;
      return typeof at === 'string' ? (parseCivilDate(at.slice(0, 10)) ?? []) : [];
    });
  });
  return signed.sort().at(-1) ?? endsOn;
}

function communicationDuties(view: DutyView, project: Project): readonly Duty[] {
  const { document, title } = project;
  return project.communications.flatMap((communication): readonly Duty[] => {
    const { index, who, what, dueOn, isOverdue } = communication;
    if (!isOverdue || dueOn === undefined) return [];
    return [
      {
        ...{ kind: 'communication', document, since: dueOn },
        lineOf: () => lineOfField(document, ['communication_plan', index]),
        what: `${who} of "${title}" still to be told${what === undefined ? '' : `: ${what}`}.`,
        clearing: 'Tell them, and write the day as "last_on".',
        whose: whoTells(view, project, communication),
      },
    ];
  });
}

/** On whom a line of a communication plan falls. The plan names a person, a part they play, or nobody: then it is the owner's. */
export function whoTells(view: DutyView, project: Project, { by }: Communication): Falling {
  const { library } = view;
  const { leadTech, coordinator, salesOwner } = project.people;
  const parts: Readonly<Record<string, string | undefined>> = {
    'lead tech': leadTech,
    coordinator,
    'project coordinator': coordinator,
    'sales owner': salesOwner,
  };
  const named =
    by === undefined ? undefined : (parts[by.toLowerCase().replace(/[-_]/g, ' ')] ?? by);
  const isKnown =
    named !== undefined &&
    (library.roster.roles.has(named) || findPerson(library.roster, named) !== undefined);
  const owner = profileIn(library, project.document).owner;
  return personOrRole(view, isKnown ? named : owner, project);
}
