import { profileIn } from '../../core/library/profileIn.js';
import { projectAt } from '../../core/projects/project.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { Style } from '../terminal/style.js';
import { formatTable } from '../terminal/table.js';
import type { PrintedDocument } from './printedDocument.js';

/** What is derived of a project from everything that names it; null for any other document. */
export function projectFacts({ library, document, today }: PrintedDocument) {
  if (profileIn(library, document).kindId !== 'project') return null;
  const project = projectAt(library, document.path, today);
  if (project === undefined) return null;
  const { phase, state, ageDays, held, ownership } = project;
  return {
    phase,
    state,
    ageDays: ageDays ?? null,
    held: held.map(({ handle }) => handle),
    owned: ownership !== undefined,
  };
}

interface ListedProject {
  readonly id: string | null;
  readonly title: string;
  readonly path: string;
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly project: ReturnType<typeof projectFacts>;
}

/** A table of projects alone, for people: what other documents have columns for says nothing of them. */
export function projectsAsTable(
  projects: readonly ListedProject[],
  style: Style,
  width: number | undefined,
): string {
  const lines = formatTable(
    projects,
    [
      { title: 'ID', text: ({ id }) => toDisplayText(id ?? ''), leaveOut: 4 },
      { title: 'TITLE', text: ({ title }) => toDisplayText(title), shrink: 'end' },
      {
        title: 'CLIENT',
        text: ({ frontmatter: { client } }) =>
          toDisplayText(typeof client === 'string' ? client : ''),
        shrink: 'end',
        leaveOut: 2,
      },
      { title: 'PHASE', text: ({ project }) => project?.phase ?? '' },
      {
        title: 'STATE',
        text: ({ project }) => project?.state ?? '',
        paint: (text, { project }) =>
          project?.state === 'late' || project?.state === 'returned' ? style.red(text) : text,
      },
      {
        title: 'DAYS',
        align: 'right',
        text: ({ project }) => String(project?.ageDays ?? ''),
      },
      { title: 'HOLDS', text: ({ project }) => toDisplayText(project?.held.join(', ') ?? '') },
      {
        title: 'PATH',
        text: ({ path }) => toDisplayText(path),
        paint: (text) => style.dim(text),
        shrink: 'start',
        leaveOut: 3,
      },
    ],
    { width, paintTitle: (text: string) => style.bold(text) },
  );
  return lines.map((line) => `${line}\n`).join('');
}
