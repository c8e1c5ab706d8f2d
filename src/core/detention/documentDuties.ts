/** What one document still owes. */
import type { Document } from '../document/document.js';
import { lineOfField } from '../document/fieldLine.js';
import { awaitedOf } from '../gate/awaited.js';
import type { DocumentState, DocumentVerdict } from '../gate/gateVerdict.js';
import { profileIn } from '../library/profileIn.js';
import { reviewIn } from '../library/reviewIn.js';
import type { Project } from '../projects/project.js';
import { addDays, parseCivilDate } from '../schema/civilDate.js';
import type { Profile } from '../schema/profile.js';
import type { Duty, DutyView } from './duty.js';
import { personOrRole } from './onWhom.js';
import { openItemsByRole } from './openItems.js';

/** What is known already of a document whose duties are looked for. */
export interface DutyCase {
  readonly project: Project | undefined;
  /** Absent without gates. */
  readonly verdict: DocumentVerdict | undefined;
  /** Whether its project waits or was called off. */
  readonly isResting: boolean;
}

/** The overdue review, what came back, and items past their day. */
export function documentDuties(
  view: DutyView,
  document: Document,
  { project, verdict, isResting }: DutyCase,
): readonly Duty[] {
  const profile = profileIn(view.library, document);
  const review = reviewDuty(view, document, profile);
  return isResting
    ? review
    : [...review, ...runDuties(view, { document, profile, project }, verdict?.state)];
}

function reviewDuty(
  view: DutyView,
  document: Document,
  { title, owner }: Profile,
): readonly Duty[] {
  const { library, today } = view;
  const { status, dueOn, overdueDays } = reviewIn(library, document, today);
  if (overdueDays <= 0 || status === 'none' || status === 'invalid') return [];
  return [
    {
      kind: 'review',
      document,
      lineOf: () => reviewLine(document),
      what:
        status === 'never'
          ? `"${title}" was never reviewed.`
          : `The review of "${title}" is overdue.`,
      clearing: 'Read it, mend what is no longer true, and mark it as reviewed.',
      whose: personOrRole(view, owner),
      since: dueOn ?? addDays(today, -overdueDays),
    },
  ];
}

const reviewLines = new WeakMap<Document, number>();

/** Found once for a document: many days are asked about one after the other. */
function reviewLine(document: Document): number {
  const line = reviewLines.get(document) ?? lineOfField(document, ['reviewed_on']);
  reviewLines.set(document, line);
  return line;
}

interface Run {
  readonly document: Document;
  readonly profile: Profile;
  readonly project: Project | undefined;
}

function runDuties(view: DutyView, run: Run, state: DocumentState | undefined): readonly Duty[] {
  if (state === 'closed' || state === 'cancelled') return [];
  const returned = state === 'returned' ? returnDuties(view, run) : [];
  return [...returned, ...itemDuties(view, run)];
}

/** One duty for each role whose items are open, not one for each box. */
function itemDuties(view: DutyView, { document, profile, project }: Run): readonly Duty[] {
  const late = openItemsByRole(document, profile, (on) => on < view.today);
  return late.map(({ whose, on, line, titles }) => {
    const [first = ''] = titles;
    const many = titles.length === 1 ? 'an item' : `${titles.length} items`;
    return {
      ...{ kind: 'items', document, since: on },
      lineOf: () => line,
      what: `"${profile.title}" is past its day with ${many} open, first "${first}".`,
      clearing: 'Tick each item with its evidence, or say with a reason that it does not apply.',
      whose: personOrRole(view, whose, project),
    };
  });
}

/** Since the day it came back; what was returned is mended before anything new is begun. */
function returnDuties(view: DutyView, { document, profile, project }: Run): readonly Duty[] {
  const { library, today } = view;
  const awaited = awaitedOf(library, document, today);
  if (awaited?.gate.verdict !== 'returned') return [];
  const last = awaited.gate.signOffs.findLast(
    ({ record, worth }) => record.decision === 'returned' && worth === 'counts',
  );
  const since = last && parseCivilDate(last.record.at.slice(0, 10));
  if (since === undefined) return [];
  return awaited.roles.map((role) => ({
    ...{ kind: 'return', document, since },
    lineOf: () => lineOfField(document, ['sign_offs', last?.record.index ?? 0]),
    what: `"${profile.title}" was returned at "${awaited.gate.gate.title}" and not answered.`,
    clearing: 'Mend what the return names, and ask for the signature again.',
    whose: personOrRole(view, role, project),
  }));
}
