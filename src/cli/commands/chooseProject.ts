import { documentsWithId } from '../../core/library/documentNames.js';
import { profileIn } from '../../core/library/profileIn.js';
import { projectAt, type Project } from '../../core/projects/project.js';
import { chooseDocument } from './chooseDocument.js';
import type { CommandContext } from './commandContext.js';
import type { OpenedLibrary } from './openLibrary.js';

/** The project meant: by its page, or by any document that names it; else in words why there is none. */
export function chooseProject(
  { cwd, today }: CommandContext,
  opened: OpenedLibrary,
  name: string,
): Project | string {
  const { library } = opened;
  const choice = chooseDocument(opened, cwd, name);
  if ('problem' in choice) {
    return choice.problem;
  }
  const { document } = choice;
  const own = projectAt(library, document.path, today);
  const { project: named, kind, kindId } = profileIn(library, document);
  const [page] = named === undefined ? [] : documentsWithId(library, named);
  const project = own ?? (page && projectAt(library, page.path, today));
  return (
    project ??
    `${document.path} is a ${(kind?.title ?? kindId).toLowerCase()} that belongs to no project.`
  );
}
