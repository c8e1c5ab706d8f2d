import type { Library } from '../library/library.js';
import type { Project } from '../projects/project.js';
import type { CivilDate } from '../schema/civilDate.js';
import { findPerson, isMember, rolesOf } from '../schema/rosterLookup.js';

/** On whom a duty falls, as `Debt` says it. */
export interface Falling {
  readonly role?: string;
  readonly people: readonly string[];
}

/** A person by name with their first role, or a role: of a project those named on its page who hold the role, else the role as a whole. */
export function personOrRole(
  { library: { roster }, today }: { readonly library: Library; readonly today: CivilDate },
  whose: string | undefined,
  project?: Project,
): Falling {
  if (whose === undefined || whose === '') {
    return { people: [] };
  }
  const person = roster.roles.has(whose) ? undefined : findPerson(roster, whose);
  if (person !== undefined) {
    const [role] = rolesOf(roster, person.handle, today);
    return { ...(role === undefined ? {} : { role }), people: [person.handle] };
  }
  const holds = (handle: string) => isMember(roster, handle, { role: whose, day: today });
  return { role: whose, people: namedOn(project, roster).filter(holds) };
}

function namedOn(project: Project | undefined, roster: Library['roster']): readonly string[] {
  const { leadTech, coordinator } = project?.people ?? {};
  const handles = [leadTech, coordinator].flatMap((name) =>
    name === undefined ? [] : (findPerson(roster, name)?.handle ?? []),
  );
  return [...new Set(handles)];
}
