/** What happens when somebody who owes documentation begins something new. */
import { parseDocument } from '../document/parseDocument.js';
import { setFieldEdits } from '../document/frontmatterEdits.js';
import type { Library } from '../library/library.js';
import type { NewDocumentPlan } from '../library/planNewDocument.js';
import { applyEdits } from '../text/textEdit.js';
import { isQuietDay } from './countedDays.js';
import { isOwnDebt, type Debt, type DebtViewer } from './debt.js';
import { debtsIn } from './debts.js';

/** Where a run keeps why its author began it while owing something. */
export const detentionKey = 'started_in_detention';

/** What stands between a person and a new document of this kind; nothing on a quiet day, and nothing but runs counts. */
export function debtsBefore(
  library: Library,
  kind: string,
  viewer: DebtViewer | undefined,
): readonly Debt[] {
  if (
    kind !== 'checklist' ||
    viewer === undefined ||
    isQuietDay(library.configuration.detention, viewer.today)
  ) {
    return [];
  }
  return debtsIn(library, viewer.today).filter((debt) => isOwnDebt(library, debt, viewer));
}

/** The plan with the reason in the frontmatter of its document. */
export function withDetentionReason(plan: NewDocumentPlan, reason: string): NewDocumentPlan {
  if (plan.kind === 'refused') {
    return plan;
  }
  const { path, text, blanks } = plan;
  const document = parseDocument(path, { text, bom: false });
  const edits = setFieldEdits(text, document, detentionKey, reason);
  const moved = (offset: number) =>
    edits
      .filter(({ range }) => range.end <= offset)
      .reduce(
        (sum, { range, newText }) => sum + newText.length - (range.end - range.start),
        offset,
      );
  return {
    ...plan,
    text: applyEdits(text, edits),
    blanks: blanks.map(({ name, range }) => ({
      name,
      range: { start: moved(range.start), end: moved(range.end) },
    })),
  };
}
