import type { Level } from '../schema/configuration.js';
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
