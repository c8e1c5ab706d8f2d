/** Everything that sets two versions of one document apart. */
import type { Change } from './change.js';
import { fieldChanges, isReviewKey } from './fieldChanges.js';
import { gateChanges } from './gateChanges.js';
import { gateDemandsOf } from './gateDemands.js';
import { itemChanges, tickChanges } from './itemChanges.js';
import { pairItems } from './pairItems.js';
import { pairSections } from './pairSections.js';
import { proseChanges } from './proseChanges.js';
import type { Sides } from './version.js';
import { isSameYaml } from '../document/yamlEquality.js';

/** Changes of what a document says and asks, sign-offs aside; those of a review alone are told as such. */
export function documentChanges(sides: Sides): readonly Change[] {
  const { base, head } = sides;
  if (base.text === head.text) {
    return [];
  }
  if (sides.differIn === 'ticks') {
    return orLayout(tickChanges(sides), sides);
  }
  const fields = fieldChanges(sides);
  const bodies = [base, head].map(({ document, text }) =>
    text.slice(document.frontmatter.block.end),
  );
  if (bodies[0] === bodies[1] && isReviewOnly(sides)) {
    return fields.map((change) => ({
      ...change,
      code: 'review-only',
      message: change.message.replace(/\.$/, '; nothing else changed.'),
    }));
  }
  const sections = pairSections(sides);
  const items = pairItems(sides, sections);
  const demands = gateDemandsOf(sides);
  const isReadable = [base, head].every(
    ({ document }) => document.frontmatter.status !== 'invalid',
  );
  const changes = [
    ...(isReadable ? gateChanges(sides, demands, items) : []),
    ...itemChanges(sides, { sections, items }, demands),
    ...fields,
    ...(sides.differIn === 'items' ? [] : proseChanges(sides, sections)),
  ];
  return orLayout(changes, sides);
}

/** Where there is nothing to tell, that the layout changed. */
function orLayout(changes: readonly Change[], sides: Sides): readonly Change[] {
  return changes.length > 0 || onlySignOffsDiffer(sides)
    ? changes
    : [
        {
          code: 'prose',
          severity: 'neutral',
          message: 'Only the layout changed: blanks, line breaks or the way it is written.',
        },
      ];
}

function changedKeys({ base, head }: Sides): readonly string[] {
  const [before, after] = [base.document.frontmatter.data, head.document.frontmatter.data];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isSameYaml(before[key], after[key]),
  );
}

function isReviewOnly(sides: Sides): boolean {
  const keys = changedKeys(sides);
  return keys.length > 0 && keys.every((key) => isReviewKey(sides.head, key));
}

function onlySignOffsDiffer(sides: Sides): boolean {
  return changedKeys(sides).includes('sign_offs');
}
