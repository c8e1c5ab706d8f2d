import { countItems } from '../checklist/itemCounts.js';
import type { Document } from '../document/document.js';
import { isMapping } from '../document/yamlValues.js';
import type { DocumentState, DocumentVerdict } from '../gate/gateVerdict.js';
import { gateCaseOf } from '../gate/gateCase.js';
import { hasGates } from '../gate/hasGates.js';
import { verdictOf } from '../gate/verdict.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { documentsOfProject } from '../library/projectDocuments.js';
import type { CivilDate } from '../schema/civilDate.js';
import { hasFinalStatus } from '../schema/finalStatus.js';

/** The part of a project that a run belongs to. */
export type RunStage = 'proposal' | 'initiation' | 'plan' | 'closeout' | 'other';

/** A run of a project, with where it stands. */
export interface ProjectRun {
  readonly document: Document;
  readonly stage: RunStage;
  /** By its gates; absent for a run without. */
  readonly state?: DocumentState;
  /** Closed or cancelled by its gates; without gates, no required item is open. */
  readonly isSettled: boolean;
  readonly dueOn?: CivilDate;
}

/** The day, and the engine that judges gates; views of whole libraries hand in what they know already. */
export interface ProjectView {
  readonly today: CivilDate;
  readonly verdict?: (document: Document) => DocumentVerdict | undefined;
}

/** The runs of a project: its checklists, and whatever else has gates. */
export function runsOfProject(
  library: Library,
  project: string,
  view: ProjectView,
): readonly ProjectRun[] {
  return documentsOfProject(library, project).flatMap((document) => {
    const { kindId, dueOn } = profileIn(library, document);
    const isGated = hasGates(library, document);
    if (kindId === 'project' || kindId === 'template' || (kindId !== 'checklist' && !isGated)) {
      return [];
    }
    const state = isGated ? judge(library, document, view)?.state : undefined;
    const isSettled =
      state === undefined
        ? isSettledByItems(library, document, view.today)
        : state === 'closed' || state === 'cancelled';
    return {
      document,
      stage: stageOf(library, document, view.today),
      ...(state === undefined ? {} : { state }),
      isSettled,
      ...(dueOn?.on === undefined ? {} : { dueOn: dueOn.on }),
    };
  });
}

function isSettledByItems(library: Library, document: Document, today: CivilDate): boolean {
  return (
    hasFinalStatus(profileIn(library, document)) || countItems(document, today).requiredOpen === 0
  );
}

/** The verdict on a gated document of a project. */
export function judge(
  library: Library,
  document: Document,
  { today, verdict }: ProjectView,
): DocumentVerdict | undefined {
  return verdict?.(document) ?? verdictOf(library, document, today);
}

/** Fields that a gate of each stage holds back until it has passed. */
const stageOfField: Readonly<Record<string, RunStage>> = {
  proposal_sent_on: 'proposal',
  accepted_ownership_on: 'initiation',
  released_on: 'closeout',
};

const stageWords: readonly (readonly [RegExp, RunStage])[] = [
  [/close-?out|acceptance/i, 'closeout'],
  [/sow|proposal/i, 'proposal'],
  [/initiation|hand-?off-sales|ownership/i, 'initiation'],
  [/(?:^|[-_/ ])plan(?:$|[-_. ])|readiness/i, 'plan'],
];

/**
 * The stage a run belongs to: by a field that one of its gates holds back, else by the words of its template's id, else
 * by those of its path.
 *
 * A library that renames its templates keeps its stages as long as the gates say what they hold back.
 */
export function stageOf(library: Library, document: Document, today: CivilDate): RunStage {
  for (const { blocks } of gateCaseOf(library, document, today).gates) {
    const field = blocks.find((name) => Object.hasOwn(stageOfField, name));
    if (field !== undefined) {
      return stageOfField[field] ?? 'other';
    }
  }
  const { template } = document.frontmatter.data;
  const id = isMapping(template) ? template['id'] : undefined;
  const name = typeof id === 'string' ? id : (document.path.split('/').at(-1) ?? '');
  return stageWords.find(([words]) => words.test(name))?.[1] ?? 'other';
}
