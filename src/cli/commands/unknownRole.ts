import { nearestWord } from '../../core/schema/nearestWord.js';
import type { Roster } from '../../core/schema/roster.js';

/** Why `role` cannot be asked for, with what may have been meant; undefined where it can, or where no roster says which there are. */
export function whyUnknownRole({ present, roles }: Roster, role: string): string | undefined {
  if (!present || roles.has(role)) {
    return undefined;
  }
  const names = [...roles.keys()];
  const near = nearestWord(role, names);
  const hint =
    near !== undefined
      ? `Did you mean ${near}?`
      : names.length === 0
        ? 'It has none yet; add them to .sop/roster.yml.'
        : `Roles are ${names.join(', ')}.`;
  return `The roster has no role "${role}". ${hint}`;
}
