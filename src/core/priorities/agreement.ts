/** Whether the manager agreed to the order: the gate `agreed` says it, and nothing that is typed. */
import type { Standing } from '../gate/standing.js';

/** The gate that the manager signs. */
export const agreedGate = 'agreed';

/** Role that signs it, unless the list says otherwise. */
export const agreeingRole = 'service-manager';

export interface Agreement {
  /**
   * `none`: never asked or never answered. `agreed`: what is written is what was signed. `changed`: the order was
   * signed, and something of it changed since. `returned`: the manager wants it changed.
   */
  readonly state: 'none' | 'agreed' | 'changed' | 'returned';
  /** The record that says so. */
  readonly by?: Standing;
}

/** What the records of a list amount to; a counting return weighs more than an earlier acceptance. */
export function agreementOf(standings: readonly Standing[]): Agreement {
  const ours = standings.filter(({ record }) => record.gate === agreedGate);
  const found = (decisions: readonly string[], worth: Standing['worth']) =>
    ours.findLast((each) => each.worth === worth && decisions.includes(each.record.decision));
  const returned = found(['returned'], 'counts');
  if (returned !== undefined) return { state: 'returned', by: returned };
  const agreed = found(['accepted', 'overridden'], 'counts');
  if (agreed !== undefined) return { state: 'agreed', by: agreed };
  const stale = found(['accepted'], 'stale');
  return stale === undefined ? { state: 'none' } : { state: 'changed', by: stale };
}
