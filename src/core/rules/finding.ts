import type { Level } from '../schema/configuration.js';
import { compareCodeUnits } from '../text/compareCodeUnits.js';
import type { PositionRange } from '../text/lineMap.js';
import type { FixRequest } from './rule.js';

/** Something wrong or due in the library, with code, level and place, as every front end shows it. */
export interface Finding {
  readonly code: string;
  readonly level: Level;
  readonly path: string;
  /** Lines and columns from 0. */
  readonly range: PositionRange;
  readonly message: string;
  readonly documentId?: string;
  readonly fix?: FixRequest;
}

/** In the order of paths, then places, then codes. */
export function compareFindings(one: Finding, other: Finding): number {
  if (one.path !== other.path) {
    return one.path < other.path ? -1 : 1;
  }
  return (
    one.range.start.line - other.range.start.line ||
    one.range.start.column - other.range.start.column ||
    compareCodeUnits(one.code, other.code) ||
    compareCodeUnits(one.message, other.message)
  );
}
