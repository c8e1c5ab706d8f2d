import type { Document } from '../document/document.js';
import { documentsAt } from './documentsAt.js';
import { KeyIndex } from './keyIndex.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';

/** Documents by the project they name. */
export const projectIndex = new KeyIndex((library, document) => {
  const { project } = profileIn(library, document);
  return project === undefined ? [] : [project];
});

/** The documents that name `project`, in the order of their paths. */
export function documentsOfProject(library: Library, project: string): readonly Document[] {
  return documentsAt(library, projectIndex.pathsOf(library, project));
}

/** The pages of projects themselves, so that nobody looks for them in all documents. */
export const projectPageIndex = new KeyIndex((library, document) => {
  const { kindId } = profileIn(library, document);
  return kindId === 'project' ? [kindId] : [];
});

/** Every document of the kind `project`, in the order of their paths. */
export function projectPages(library: Library): readonly Document[] {
  return documentsAt(library, projectPageIndex.pathsOf(library, 'project'));
}
