import type { Document } from '../../core/document/document.js';
import { idOrPath } from '../../core/library/documentNames.js';
import { profileIn } from '../../core/library/profileIn.js';
import { priorityListsIn } from '../../core/priorities/priorityLists.js';
import { chooseDocument } from '../commands/chooseDocument.js';
import type { OpenedLibrary } from '../commands/openLibrary.js';

export type PrioritiesChoice =
  { readonly documents: readonly Document[] } | { readonly problem: string };

/** The priority list of that name, else all that are in use. */
export function choosePriorities(
  opened: OpenedLibrary,
  cwd: string,
  name: string | undefined,
): PrioritiesChoice {
  const { library } = opened;
  if (name === undefined) return { documents: priorityListsIn(library) };
  const choice = chooseDocument(opened, cwd, name);
  if ('problem' in choice) return choice;
  const { document } = choice;
  return profileIn(library, document).kindId === 'priority-list'
    ? { documents: [document] }
    : { problem: `${document.path} is no priority list.` };
}

/** The one list that is meant; in words which there are when that cannot be told. */
export function choosePriorityList(
  opened: OpenedLibrary,
  cwd: string,
  name: string | undefined,
): { readonly document: Document } | { readonly problem: string } {
  const choice = choosePriorities(opened, cwd, name);
  if ('problem' in choice) return choice;
  const [only, ...others] = choice.documents;
  if (only === undefined) {
    return { problem: 'The library has no priority list; make one with sop new priority-list.' };
  }
  if (others.length === 0) return { document: only };
  const names = choice.documents.map((document) => idOrPath(opened.library, document));
  return { problem: `There are several priority lists: name one by --list ${names.join(' or ')}.` };
}
