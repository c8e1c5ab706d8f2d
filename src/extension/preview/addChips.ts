import type { Chips } from './itemChips.js';
import { htmlToken, mapEntries } from './pageTokens.js';

/** The tokens of a page with chips behind the items that have some. */
export function addChips(tokens: unknown, chips: Chips): unknown {
  if (chips.size === 0) return tokens;
  return mapEntries(tokens, (children, line) => {
    const content = chips.get(line);
    return content === undefined ? undefined : [...children, { type: htmlToken, content }];
  });
}
