import { newId } from '../../core/templates/newId.js';
import type { Random } from './random.js';

/** An id that the seed decides; two alike in one library would be found by its own check. */
export function randomId(prefix: string, random: Random): string {
  return newId(prefix, { isTaken: () => false, random: () => random.between(0, 2 ** 25 - 1) });
}
