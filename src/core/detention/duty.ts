import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Debt } from './debt.js';
import type { Falling } from './onWhom.js';

/** A duty before it is known whether it is past grace. */
export interface Duty extends Omit<Debt, 'line' | 'ageDays' | 'role' | 'people'> {
  /** Where to begin, from 0: looked for when it is told. */
  readonly lineOf: () => number;
  readonly whose: Falling;
}

/** What duties are found with. */
export interface DutyView {
  readonly library: Library;
  readonly today: CivilDate;
}
