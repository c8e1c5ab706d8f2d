import type { CivilDate } from '../schema/civilDate.js';
import type { Profile } from '../schema/profile.js';
import { dayOf, textOf } from '../schema/readValue.js';
import { withoutUndefined } from '../schema/withoutUndefined.js';

/** How far a lesson has come, in the order of its way. */
export const lessonStates = ['captured', 'accepted', 'applied', 'declined'] as const;
export type LessonState = (typeof lessonStates)[number];

/** A document of the kind `lesson` as the rest of the product reads it. */
export interface Lesson {
  readonly path: string;
  readonly id?: string;
  readonly title: string;
  /** Absent for a status that no lesson has. A lesson without one was captured. */
  readonly state?: LessonState;
  readonly area?: string;
  readonly project?: string;
  /** Id of the template or SOP it must change. */
  readonly target?: string;
  readonly proposedChange?: string;
  /** Why it was declined. */
  readonly reason?: string;
  readonly raisedOn?: CivilDate;
  readonly acceptedOn?: CivilDate;
  /** Where it was captured. */
  readonly source?: LessonSource;
}

/** The place a lesson was captured at, as far as it can be found again. */
export interface LessonSource {
  /** Id of the document, or the path of a file that has none. */
  readonly file: string;
  /** Line from 1 at the time of capture. */
  readonly line?: number;
  /** What the line said, blanks folded; it finds the line again after others came before it. */
  readonly text?: string;
}

/** Fields of a lesson's frontmatter that remember where it was captured. */
export const sourceKeys = { file: 'source', line: 'source_line', text: 'source_text' } as const;

/** The lesson that a document holds, or undefined when it is of another kind. */
export function lessonOf(profile: Profile): Lesson | undefined {
  if (profile.kindId !== 'lesson') {
    return undefined;
  }
  const { path, id, title, project, fields } = profile;
  return {
    path,
    title,
    ...withoutUndefined({ id, project }),
    ...withoutUndefined({
      state: stateOf(profile.status),
      area: textOf(fields['area']),
      target: textOf(fields['target']),
      proposedChange: textOf(fields['proposed_change']),
      reason: textOf(fields['reason']),
      raisedOn: dayOf(fields['raised_on']),
      acceptedOn: dayOf(fields['accepted_on']),
      source: sourceOf(profile),
    }),
  };
}

function stateOf(status: string | undefined): LessonState | undefined {
  return status === undefined ? 'captured' : lessonStates.find((state) => state === status);
}

function sourceOf({ fields }: Profile): LessonSource | undefined {
  const file = textOf(fields[sourceKeys.file]);
  if (file === undefined) {
    return undefined;
  }
  const line = fields[sourceKeys.line];
  return {
    file,
    ...(typeof line === 'number' && line >= 1 ? { line: Math.floor(line) } : {}),
    ...withoutUndefined({ text: textOf(fields[sourceKeys.text]) }),
  };
}
