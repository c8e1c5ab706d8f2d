import type { CivilDate } from '../schema/civilDate.js';
import type { Library } from './library.js';
import type { Steps } from './steps.js';

/**
 * Work on a snapshot that is done once for a day: the steps of what was made before are none.
 *
 * The last day that was asked about is remembered, as long as the snapshot lives.
 */
export function rememberedForDay<Result>(
  make: (library: Library, today: CivilDate) => Steps<Result>,
): (library: Library, today: CivilDate) => Steps<Result> {
  const known = new WeakMap<Library, { readonly today: CivilDate; readonly result: Result }>();
  return function* (library, today) {
    const last = known.get(library);
    if (last?.today === today) return last.result;
    const result = yield* make(library, today);
    known.set(library, { today, result });
    return result;
  };
}
