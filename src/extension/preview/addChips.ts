import type { Chips } from './itemChips.js';

/** The kind of token that our chips are, and the name of the rule that draws it. */
export const chipToken = 'sop_chips';

interface PageToken {
  readonly type: string;
  readonly map?: readonly number[] | null;
  readonly children?: readonly unknown[] | null;
}

/**
 * The tokens of a page with chips behind the items that have some.
 *
 * VS Code keeps tokens from one drawing to the next, so that those given are never changed.
 */
export function addChips(tokens: unknown, chips: Chips): unknown {
  if (chips.size === 0 || !Array.isArray(tokens)) return tokens;
  const page: readonly unknown[] = tokens;
  let line: number | undefined;
  return page.map((token) => {
    if (!isToken(token)) return token;
    if (token.type === 'list_item_open') line = token.map?.[0];
    if (token.type !== 'inline') return token;
    const html = line === undefined || token.map?.[0] !== line ? undefined : chips.get(line);
    line = undefined;
    if (html === undefined) return token;
    const children = [...(token.children ?? []), { type: chipToken, content: html }];
    return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as object, token, {
      children,
    });
  });
}

function isToken(token: unknown): token is PageToken {
  return typeof token === 'object' && token !== null && 'type' in token;
}
