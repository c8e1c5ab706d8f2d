import { lineStartAt } from '../text/textEdges.js';
import type { RenderedTemplate } from './renderTemplate.js';

const frontmatterBlock = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const blankField = /^[A-Za-z_][\w-]*:[ \t]*(?:""|'')[ \t]*(?:#.*)?\r?\n$/;

/**
 * The same document without the fields that nobody gave a value: an empty value is of no type and would be a finding.
 *
 * Blanks of the text, and those inside lists and mappings of the frontmatter, stay and are found where they now are.
 */
export function withoutBlankFields<T extends RenderedTemplate>(rendered: T): T {
  const { text, blanks } = rendered;
  const end = frontmatterBlock.exec(text)?.[0].length ?? 0;
  const removed = blanks.flatMap(({ range }) => {
    const start = lineStartAt(text, range.start);
    const line = text.slice(start, text.indexOf('\n', range.start) + 1);
    return range.start < end && blankField.test(line) ? [{ start, end: start + line.length }] : [];
  });
  let result = '';
  let position = 0;
  for (const { start, end: until } of removed) {
    result += text.slice(position, Math.max(start, position));
    position = until;
  }
  const moved = (offset: number) =>
    removed.reduce(
      (sum, line) => (line.end <= offset ? sum - (line.end - line.start) : sum),
      offset,
    );
  return {
    ...rendered,
    text: result + text.slice(position),
    blanks: blanks
      .filter(
        ({ range }) =>
          !removed.some(({ start, end: until }) => start <= range.start && range.start < until),
      )
      .map(({ name, range }) => ({
        name,
        range: { start: moved(range.start), end: moved(range.end) },
      })),
  };
}
