import { gateWorkOf, isGateWorkOf, type GateWork } from '../../core/query/gateWork.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { GateOverview } from './gateOverview.js';
import type { OpenLibrary } from './openLibrary.js';

/** What waits at the gates of one library: for the person with that handle, or for anybody. */
export function listGateWork(
  open: OpenLibrary,
  overview: GateOverview,
  whose: { readonly handle: string; readonly today: CivilDate } | 'everyone',
): readonly GateWork[] {
  const work: GateWork[] = [];
  for (const { document, awaited } of overview.of(open).values()) {
    const found = gateWorkOf(document, awaited);
    if (found === undefined) continue;
    if (whose === 'everyone' || isGateWorkOf(open.library, found, whose)) work.push(found);
  }
  return work;
}
