import type { TextRange } from '../text/textRange.js';

/** A fenced block around a place. */
export interface FenceAround {
  /** The first word behind the opening fence, in lower case. */
  readonly language: string;
  /** What stands between the fences. */
  readonly content: TextRange;
}

const fencePattern =
  /^(?:[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n`]*$/gm;

/** The fenced block that `offset` stands in; undefined outside of any and on the fences themselves. */
export function fenceAround(
  text: string,
  bodyStart: number,
  offset: number,
): FenceAround | undefined {
  return fencesIn(text, bodyStart).find(
    ({ content }) => content.start <= offset && offset <= content.end,
  );
}

/** All fenced blocks of a body. */
export function fencesIn(text: string, bodyStart: number): readonly FenceAround[] {
  const fences: FenceAround[] = [];
  let open:
    { readonly mark: string; readonly language: string; readonly start: number } | undefined;
  fencePattern.lastIndex = bodyStart;
  for (let match = fencePattern.exec(text); match !== null; match = fencePattern.exec(text)) {
    const [line, mark = '', language = ''] = match;
    const behind = Math.min(text.length, match.index + line.length + 1);
    if (open === undefined) {
      open = { mark, language: language.toLowerCase(), start: behind };
    } else if (mark.startsWith(open.mark) && language === '') {
      fences.push({
        language: open.language,
        content: { start: open.start, end: Math.max(open.start, match.index - 1) },
      });
      open = undefined;
    }
  }
  if (open !== undefined) {
    fences.push({ language: open.language, content: { start: open.start, end: text.length } });
  }
  return fences;
}
