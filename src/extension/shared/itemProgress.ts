import { countItems, type ItemCounts } from '../../core/checklist/itemCounts.js';
import type { Document } from '../../core/document/document.js';
import type { CivilDate } from '../../core/schema/civilDate.js';

const known = new WeakMap<Document, { readonly today: CivilDate; readonly counts: ItemCounts }>();

/** The counts of a document's items, made once: every redrawn tree asks for them again. */
export function countsOf(document: Document, today: CivilDate): ItemCounts {
  const made = known.get(document);
  if (made?.today === today) return made.counts;
  const counts = countItems(document, today);
  known.set(document, { today, counts });
  return counts;
}

/** `12/24`, or nothing for a document without items. */
export function progressOf(document: Document, today: CivilDate): string | undefined {
  const { total, open } = countsOf(document, today);
  return total === 0 ? undefined : `${total - open}/${total}`;
}
