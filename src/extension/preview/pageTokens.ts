/** What we use of the tokens of a page; the Markdown extension makes them. */

/** The kind of token that stands for HTML of ours, and the name of the rule that draws it. */
export const htmlToken = 'sop_html';

export interface PageToken {
  readonly type: string;
  readonly content?: string;
  readonly map?: readonly number[] | null;
  readonly children?: readonly unknown[] | null;
}

export function isToken(token: unknown): token is PageToken {
  return typeof token === 'object' && token !== null && 'type' in token;
}

/** The same token with something else in it; VS Code keeps tokens from one drawing to the next, so that none is changed. */
export function withParts(token: PageToken, parts: Partial<PageToken>): PageToken {
  const prototype = Object.getPrototypeOf(token) as object;
  return Object.assign(Object.create(prototype) as object, token, parts);
}

/** The tokens with the first line of each entry of a list made anew; `make` is told its line from 0. */
export function mapEntries(
  tokens: unknown,
  make: (children: readonly unknown[], line: number) => readonly unknown[] | undefined,
): unknown {
  if (!Array.isArray(tokens)) return tokens;
  const page: readonly unknown[] = tokens;
  let line: number | undefined;
  return page.map((token) => {
    if (!isToken(token)) return token;
    if (token.type === 'list_item_open') line = token.map?.[0];
    if (token.type !== 'inline') return token;
    const children =
      line === undefined || token.map?.[0] !== line ? undefined : make(token.children ?? [], line);
    line = undefined;
    return children === undefined ? token : withParts(token, { children });
  });
}
