import type { Document } from '../document/document.js';
import type { YamlValue } from '../document/frontmatter.js';
import { removeFieldEdits, setFieldEdits } from '../document/frontmatterEdits.js';
import { parseDocument } from '../document/parseDocument.js';
import type { CivilDate } from '../schema/civilDate.js';
import { smallestEdit } from '../text/smallestEdit.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { Lesson, LessonState } from './lesson.js';

/** What somebody decides about a lesson. */
export type LessonStep =
  | { readonly kind: 'accept'; readonly target?: string }
  | { readonly kind: 'decline'; readonly reason: string }
  /** Its change stands in the document with this id. */
  | { readonly kind: 'apply'; readonly target: string };

export interface LessonDecision {
  readonly step: LessonStep;
  readonly on: CivilDate;
  /** Handle of the person; absent where nobody is known. */
  readonly by?: string;
}

export type LessonOutcome =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** A lesson's document as it stands in its file. */
export interface LessonFile {
  readonly text: string;
  readonly document: Document;
  readonly lesson: Lesson;
}

/** From where each step may be taken. A declined lesson may be accepted after all; one whose mark was lost is applied again. */
const from: Readonly<Record<LessonStep['kind'], readonly LessonState[]>> = {
  accept: ['captured', 'declined'],
  decline: ['captured', 'accepted'],
  apply: ['accepted', 'applied'],
};

const participles = { accept: 'accepted', decline: 'declined', apply: 'applied' } as const;

/** Why the step cannot be taken, if it cannot. */
export function refusalOf({ title, state }: Lesson, step: LessonStep): string | undefined {
  if (state === undefined) {
    return `"${title}" has a status no lesson has; mend it first.`;
  }
  if (step.kind === 'decline' && step.reason.trim() === '') {
    return `"${title}" cannot be declined without a reason.`;
  }
  return from[step.kind].includes(state)
    ? undefined
    : `"${title}" is ${state}; only a lesson that is ${from[step.kind].join(' or ')} can be ${participles[step.kind]}.`;
}

/** The edits of the lesson's own document that take the step: its status, who and when, and what the step adds. */
export function takeLessonStep(file: LessonFile, decision: LessonDecision): LessonOutcome {
  const refusal = refusalOf(file.lesson, decision.step);
  if (refusal !== undefined) {
    return { kind: 'refused', reason: refusal };
  }
  const { text, document } = file;
  const fields = fieldsOf(file, decision);
  let changed = text;
  for (const [key, value] of fields) {
    const current = parseDocument(document.path, { text: changed, bom: false });
    changed = applyEdits(
      changed,
      value === undefined
        ? removeFieldEdits(changed, current, key)
        : setFieldEdits(changed, current, key, value),
    );
  }
  const { data } = parseDocument(document.path, { text: changed, bom: false }).frontmatter;
  return fields.every(([key, value]) => data[key] === value)
    ? { kind: 'edits', edits: [smallestEdit(text, changed)] }
    : {
        kind: 'refused',
        reason: `The frontmatter of ${document.path} cannot be changed; mend it first.`,
      };
}

function fieldsOf(
  { document }: LessonFile,
  { step, on, by }: LessonDecision,
): readonly (readonly [key: string, value: YamlValue | undefined])[] {
  const state = participles[step.kind];
  const done: (readonly [string, YamlValue | undefined])[] = [
    ['status', state],
    [`${state}_on`, on],
    [`${state}_by`, by],
  ];
  switch (step.kind) {
    case 'accept':
      done.push(['reason', undefined], ['declined_on', undefined], ['declined_by', undefined]);
      if (step.target !== undefined) done.push(['target', step.target]);
      break;
    case 'decline':
      done.push(['reason', step.reason.trim().replace(/\s+/gu, ' ')]);
      break;
    case 'apply':
      done.push(['target', step.target]);
      break;
    default:
      step satisfies never;
  }
  const { data } = document.frontmatter;
  return done.filter(([key, value]) => value !== undefined || Object.hasOwn(data, key));
}
