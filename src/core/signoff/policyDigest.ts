import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import type { Roster } from '../schema/roster.js';
import type { Hash } from '../text/hash.js';
import { canonicalText } from './canonicalText.js';

/**
 * Digest `p1` of the rules in force when a record was written: roster, template pin and gates of the document.
 *
 * It informs a reader that the rules changed since; it never voids a sign-off.
 */
export function policyDigest(roster: Roster, fields: YamlMapping, hash: Hash): string {
  return `p1:${hash(
    canonicalText({
      v: 'p1',
      roster: { people: peopleOf(roster), roles: rolesOf(roster) },
      template: fields['template'] ?? null,
      gates: fields['gates'] ?? null,
    }),
  )}`;
}

function peopleOf(roster: Roster): YamlValue {
  return Object.fromEntries(
    [...roster.people].map(([handle, { name, emails, keys, until }]) => [
      handle,
      { name, emails, keys, until: until ?? null },
    ]),
  );
}

function rolesOf(roster: Roster): YamlValue {
  return Object.fromEntries(
    [...roster.roles].map(([id, { members }]) => [
      id,
      members.map(({ handle, from, until }) => ({
        handle,
        from: from ?? null,
        until: until ?? null,
      })),
    ]),
  );
}
