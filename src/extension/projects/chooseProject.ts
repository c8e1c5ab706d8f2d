import * as vscode from 'vscode';
import { documentsWithId } from '../../core/library/documentNames.js';
import { profileIn } from '../../core/library/profileIn.js';
import { projectPages } from '../../core/library/projectDocuments.js';
import { isOver } from '../../core/projects/phase.js';
import { projectOf, type Project } from '../../core/projects/project.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { findTargetDocument } from '../shared/findTargetDocument.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { phaseLabels } from './projectNodes.js';

export interface ChosenProject {
  readonly open: OpenLibrary;
  readonly project: Project;
}

/** The project of the row, or of the document in the editor, else one that the person picks; undefined when they go away. */
export async function chooseProject(
  { store, dialogs, clock }: Shared,
  argument: unknown,
  {
    title,
    isMeant,
    none,
  }: {
    readonly title: string;
    /** Which projects are worth a choice. */
    readonly isMeant: (project: Project) => boolean;
    /** What to say when none is. */
    readonly none: string;
  },
): Promise<ChosenProject | undefined> {
  await store.start();
  const target = findTargetDocument(store, argument);
  const found = target && projectOfDocument(target.open, target.path, clock.today);
  if (target !== undefined && found !== undefined) return { open: target.open, project: found };
  const entries = store.ready.flatMap((open) =>
    projectPages(open.library)
      .map((page) => projectOf(open.library, page, { today: clock.today }))
      .filter(isMeant)
      // Those that are over are seldom meant.
      .sort((a, b) => Number(isOver(a.phase)) - Number(isOver(b.phase)))
      .map((project) => ({
        label: project.title,
        description: [project.id, phaseLabels[project.phase]]
          .filter((part) => part !== undefined)
          .join(' · '),
        open,
        project,
      })),
  );
  if (entries.length === 0) throw new Refused(none);
  return dialogs.pick(entries, { title, placeHolder: vscode.l10n.t('Which project?') });
}

/** By its own page, or by a document that names it. */
function projectOfDocument(
  { library }: OpenLibrary,
  path: string,
  today: CivilDate,
): Project | undefined {
  const document = library.documents.get(path);
  if (document === undefined) return undefined;
  const { kindId, project } = profileIn(library, document);
  if (kindId === 'project') return projectOf(library, document, { today });
  const [page] = project === undefined ? [] : documentsWithId(library, project);
  return page !== undefined && profileIn(library, page).kindId === 'project'
    ? projectOf(library, page, { today })
    : undefined;
}
