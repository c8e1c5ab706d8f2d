/** Compares the projects of a PSA with those of the library. Nothing is written, and nothing is fetched. */
import type { Library } from '../library/library.js';
import { clientName } from '../library/clientName.js';
import type { CivilDate } from '../schema/civilDate.js';
import { textOf } from './entries.js';
import { simplify, type ExportedProject } from './exportedProjects.js';
import { isOver } from './phase.js';
import { projectsIn, type Project } from './project.js';

export type MismatchCode =
  | 'not-in-library'
  | 'not-in-export'
  | 'psa-id-missing'
  | 'psa-id-twice'
  | 'title-differs'
  | 'client-differs'
  | 'open-in-library'
  | 'open-in-psa'
  | 'end-differs';

export interface Mismatch {
  readonly code: MismatchCode;
  readonly message: string;
  /** Of the PSA. */
  readonly project?: string;
  /** Of the export, from 1. */
  readonly line?: number;
  /** Of the library's page. */
  readonly path?: string;
}

/** What differs, the library's pages by path first, then what only the export has. */
export function compareExport(
  library: Library,
  exported: readonly ExportedProject[],
  today: CivilDate,
): readonly Mismatch[] {
  const rows = new Map(exported.map((row) => [row.id.toLowerCase(), row]));
  const taken = new Map<string, Project>();
  const found: Mismatch[] = [];
  const unnamed: Project[] = [];
  const projects = [...projectsIn(library, today).values()].sort((one, other) =>
    one.document.path < other.document.path ? -1 : 1,
  );
  for (const project of projects) {
    const named = psaIdOf(project);
    const id = named ?? project.id;
    const row = id === undefined ? undefined : rows.get(id.toLowerCase());
    if (row === undefined) {
      if (named === undefined) unnamed.push(project);
      else if (!isDelivered(project)) found.push(notInExport(project, named));
      continue;
    }
    const other = taken.get(row.id.toLowerCase());
    if (other === undefined) {
      taken.set(row.id.toLowerCase(), project);
      found.push(...differences(library, project, row));
    } else {
      const message = `${nameOf(project)} and ${nameOf(other)} both say that they are ${row.id} in the PSA.`;
      found.push({ code: 'psa-id-twice', message, ...placesOf(project, row) });
    }
  }
  return [...found, ...leftOver(unnamed, exported, taken)];
}

/** Pages without the PSA's id, and rows without a page; two of one name belong together. */
function leftOver(
  unnamed: readonly Project[],
  exported: readonly ExportedProject[],
  taken: ReadonlyMap<string, Project>,
): readonly Mismatch[] {
  const free = exported.filter(({ id }) => !taken.has(id.toLowerCase()));
  const matched = new Set<ExportedProject>();
  const found: Mismatch[] = [];
  for (const project of unnamed.filter((each) => !isDelivered(each))) {
    const row = free.find(
      (each) =>
        each.title !== undefined &&
        simplify(each.title) === simplify(project.title) &&
        !matched.has(each),
    );
    if (row === undefined) {
      const message = `${nameOf(project)} names no project of the PSA, and the export has none of this name.`;
      found.push({ code: 'psa-id-missing', message, path: project.document.path });
    } else {
      matched.add(row);
      const message = `${nameOf(project)} has the name of ${row.id} in the PSA; write psa_id: "${row.id}" into it if it is the same.`;
      found.push({ code: 'psa-id-missing', message, ...placesOf(project, row) });
    }
  }
  for (const row of free.filter((each) => !matched.has(each) && !each.isClosed)) {
    const name = row.title === undefined ? row.id : `${row.id}, ${row.title},`;
    const message = `${name} is open in the PSA, and the library has no project for it.`;
    found.push({ code: 'not-in-library', message, project: row.id, line: row.line });
  }
  return found;
}

function* differences(
  library: Library,
  project: Project,
  row: ExportedProject,
): Generator<Mismatch> {
  const places = placesOf(project, row);
  const name = nameOf(project);
  if (row.title !== undefined && simplify(row.title) !== simplify(project.title)) {
    const message = `${name} is called "${project.title}" here and "${row.title}" in the PSA.`;
    yield { code: 'title-differs', message, ...places };
  }
  const { client } = project;
  if (row.client !== undefined && client !== undefined) {
    const names = [client, clientName(library, client)];
    if (!names.some((each) => simplify(each) === simplify(row.client ?? ''))) {
      const message = `${name} is for ${names[1] ?? client} here and for ${row.client} in the PSA.`;
      yield { code: 'client-differs', message, ...places };
    }
  }
  if (row.isClosed && !isDelivered(project)) {
    const held = project.held.length === 0 ? '' : `, and its closeout is open`;
    const message = `${name} is ${row.status ?? 'closed'} in the PSA, but here it is in the phase ${project.phase}${held}.`;
    yield { code: 'open-in-library', message, ...places };
  }
  if (!row.isClosed && row.status !== undefined && isOver(project.phase)) {
    const message = `${name} is ${project.phase} here, but ${row.status} in the PSA.`;
    yield { code: 'open-in-psa', message, ...places };
  }
  if (row.endsOn !== undefined && project.endsOn !== undefined && row.endsOn !== project.endsOn) {
    const message = `${name} ends on ${project.endsOn} here and on ${row.endsOn} in the PSA.`;
    yield { code: 'end-differs', message, ...places };
  }
}

function notInExport(project: Project, psaId: string): Mismatch {
  const message = `${nameOf(project)} is ${psaId} in the PSA, which the export does not have.`;
  return { code: 'not-in-export', message, project: psaId, path: project.document.path };
}

function placesOf({ document }: Project, { id, line }: ExportedProject) {
  return { project: id, line, path: document.path };
}

function psaIdOf({ document }: Project): string | undefined {
  const value = document.frontmatter.data['psa_id'];
  return typeof value === 'number' ? String(value) : textOf(value);
}

function nameOf({ id, title }: Project): string {
  return id ?? `"${title}"`;
}

/** In support, whatever its page says: the PSA is right to call it closed. */
function isDelivered(project: Project): boolean {
  return project.phase === 'stable' || isOver(project.phase);
}
