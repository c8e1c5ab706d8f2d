/** Pieces of the rules about projects and of their examples. */
import type { Project } from '../../projects/project.js';

/** Frontmatter of a project that runs, with these lines besides. */
export function exampleProject(lines: string): string {
  return `---\nid: PRJ-118\nkind: project\ntitle: Office move\nclient: kestrel\n${lines}---\n`;
}

/** Files that the examples of projects rely on. */
export const exampleFiles: Readonly<Record<string, string>> = {
  'clients/kestrel.md':
    '---\nid: kestrel\nkind: client\ntitle: Kestrel\nreviewed_on: 2026-06-01\n---\n',
};

/** A closeout of that project in which something is still to do. */
export const exampleCloseout =
  '---\nid: CHK-1\nkind: checklist\ntitle: Closeout\nproject: PRJ-118\n---\n\n- [x] Build it\n- [ ] Hand it over\n';

/** A word for the project in a message. */
export function nameOf({ id, title }: Project): string {
  return id ?? `"${title}"`;
}

/** Whether it is on its way: neither accepted into support nor given up. */
export function isRunning({ phase }: Project): boolean {
  return phase !== 'closed' && phase !== 'cancelled' && phase !== 'stable';
}
