import { htmlToken, isToken, mapEntries, withParts } from './pageTokens.js';

const marker = /^\[([ xX])\][ \t]+/;

/** The tokens of a page with boxes for the marks of items, which the preview shows as they are written. */
export function addBoxes(tokens: unknown): unknown {
  return mapEntries(tokens, (children) => {
    const [first, ...others] = children;
    if (!isToken(first) || first.type !== 'text') return undefined;
    const [mark, state] = marker.exec(first.content ?? '') ?? [];
    if (mark === undefined) return undefined;
    const checked = state === ' ' ? '' : ' checked';
    const box = `<input class="sop-box" type="checkbox" disabled${checked}> `;
    const text = withParts(first, { content: first.content?.slice(mark.length) ?? '' });
    return [{ type: htmlToken, content: box }, text, ...others];
  });
}
