/** Keeps what was added below an item with that item. */
import type { PlacedUnit } from './orderUnits.js';
import type { Stretch } from './threeWay.js';
import type { Unit } from './units.js';

/** Where a unit belongs. */
export interface UnitPlace {
  /** Key of the item around it. */
  readonly parent: string | undefined;
  /** Whether a side added it. */
  readonly isNew: boolean;
}

type Step = PlacedUnit | Stretch;

/** Puts what one side added below an item there also when the other side moved that item. */
export function rehome(
  steps: readonly Step[],
  placeOf: (unit: Unit) => UnitPlace,
): readonly Step[] {
  const result: Step[] = [];
  const strays: { readonly step: Step; readonly parent: string }[] = [];
  for (const step of steps) {
    const place = 'kind' in step ? undefined : placeOf(step.unit);
    const parent = place?.isNew === true ? place.parent : undefined;
    if (parent === undefined || endOf(parent, result, placeOf) === result.length) {
      result.push(step);
    } else {
      strays.push({ step, parent });
    }
  }
  for (const { step, parent } of strays) {
    const end = endOf(parent, result, placeOf);
    result.splice(end ?? result.length, 0, step);
  }
  return result;
}

/** Behind the last unit below the item; undefined when it is not there. */
function endOf(
  parent: string,
  steps: readonly Step[],
  placeOf: (unit: Unit) => UnitPlace,
): number | undefined {
  const at = steps.findIndex((step) => !('kind' in step) && step.unit.key === parent);
  if (at < 0) {
    return undefined;
  }
  const below = new Set([parent]);
  let end = at + 1;
  for (; end < steps.length; end++) {
    const step = steps[end];
    if (step === undefined || 'kind' in step) break;
    const around = placeOf(step.unit).parent;
    if (around === undefined || !below.has(around)) break;
    below.add(step.unit.key);
  }
  return end;
}
