import { headingsAbove } from '../../checklist/sections.js';
import type { Document, Heading } from '../../document/document.js';
import type { Roster } from '../../schema/roster.js';
import type { DocumentRule } from '../rule.js';
import { nearestWord } from '../../schema/nearestWord.js';
import { quoted } from '../wording.js';

/** An item for `@nco` is on nobody's list. */
export const unknownMention: DocumentRule = {
  kind: 'document',
  code: 'roster/unknown-mention',
  level: 'warning',
  policy: true,
  summary:
    "An item, or a heading above items, mentions a role or person that the roster does not have, so that its items are on nobody's list.",
  help: 'Write the name of a role or the handle of a person as `.sop/roster.yml` has it. Put other words that begin with `@` in backticks.',
  example: {
    wrong: '- [ ] Verify backups @nco\n',
    right: '- [ ] Verify backups @noc\n',
    settings: {
      roster:
        'people:\n  dana: { name: Dana Reyes, email: dana@msp.example }\nroles:\n  noc: [dana]\n',
    },
  },
  *check({ roster, document }) {
    if (roster.roles.size + roster.people.size === 0) {
      return;
    }
    for (const heading of document.headings) {
      const { mention, range, text } = heading;
      if (mention !== undefined && !isKnown(roster, mention) && hasItems(document, heading)) {
        yield hit({ roster, mention, range, where: `The heading ${quoted(text)}` });
      }
    }
    for (const { markers, checked, textRange, title } of document.items) {
      const { mention } = markers;
      if (mention !== undefined && !checked && !isKnown(roster, mention)) {
        yield hit({ roster, mention, range: textRange, where: quoted(title) });
      }
    }
  },
};

/** A heading above no item, such as `Use of @mentions`, gives nothing to anybody. */
function hasItems(document: Document, heading: Heading): boolean {
  return document.items.some((item) => headingsAbove(document, item).includes(heading));
}

function isKnown(roster: Roster, name: string): boolean {
  return roster.roles.has(name) || roster.people.has(name);
}

function hit(found: {
  readonly roster: Roster;
  readonly mention: string;
  readonly range: { readonly start: number; readonly end: number };
  readonly where: string;
}) {
  const { roster, mention, range, where } = found;
  const nearest = nearestWord(mention, [...roster.roles.keys(), ...roster.people.keys()]);
  const message = `${where} mentions @${mention}, who is not in the roster; expected a role or person of .sop/roster.yml.`;
  return nearest === undefined
    ? { range, message }
    : {
        range,
        message,
        fix: {
          kind: 'replace-text',
          range,
          oldText: `@${mention}`,
          newText: `@${nearest}`,
          title: `Change to @${nearest}`,
        } as const,
      };
}
