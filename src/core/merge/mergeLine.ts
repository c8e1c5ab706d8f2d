import { lineStartsOf } from '../text/lineMap.js';

/** One line of a text, and what ends it; only the last line of a text may end in nothing. */
export interface MergeLine {
  readonly content: string;
  readonly ending: string;
}

export function toLines(text: string): readonly MergeLine[] {
  const starts = lineStartsOf(text);
  const lines = starts.map((start, index) => {
    const whole = text.slice(start, starts[index + 1] ?? text.length);
    const content = whole.replace(/(?:\r\n|\n|\r)$/, '');
    return { content, ending: whole.slice(content.length) };
  });
  return lines.at(-1)?.content === '' ? lines.slice(0, -1) : lines;
}

/** The ending that most lines of a text have. */
export function usualEnding(lines: readonly MergeLine[]): string {
  const counts = new Map<string, number>();
  for (const { ending } of lines) {
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  counts.delete('');
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? '\n';
}

/** The same words in lines that end as the rest of `ours` does. */
export function withEnding(lines: readonly MergeLine[], ending: string): readonly MergeLine[] {
  return lines.map(({ content }) => ({ content, ending }));
}

export function contentsOf(lines: readonly MergeLine[]): readonly string[] {
  return lines.map(({ content }) => content);
}

export function isSameText(
  one: readonly Pick<MergeLine, 'content'>[],
  other: readonly Pick<MergeLine, 'content'>[],
): boolean {
  return (
    one.length === other.length &&
    one.every(({ content }, index) => content === other[index]?.content)
  );
}
