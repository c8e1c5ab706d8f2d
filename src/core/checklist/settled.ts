import type { Document } from '../document/document.js';
import { evidenceGapsOf, type TargetExists } from './evidence.js';
import { isRequired, stateOf } from './itemState.js';

/**
 * For every item whether it is settled: done with the evidence it asks for, or not applicable with a reason,
 * and every required item nested in it, at any depth, settled too.
 *
 * Without `exists` local evidence files are taken to be there.
 */
export function settledItems(document: Document, exists?: TargetExists): readonly boolean[] {
  const settled = document.items.map((item) => {
    const state = stateOf(item);
    return (
      state === 'not-applicable' ||
      (state === 'done' && evidenceGapsOf(document, item, exists).length === 0)
    );
  });
  const heldUp = new Set<number>();
  // Backwards, because an item stands after the one around it.
  for (let index = settled.length - 1; index >= 0; index--) {
    const item = document.items[index];
    const unsettledBelow = heldUp.has(index);
    if (unsettledBelow) {
      settled[index] = false;
    }
    const holdsUp =
      unsettledBelow || (settled[index] === false && item !== undefined && isRequired(item));
    if (item?.parent !== undefined && holdsUp) {
      heldUp.add(item.parent);
    }
  }
  return settled;
}
