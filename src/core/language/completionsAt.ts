import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Kind } from '../schema/kind.js';
import { lineStartAt } from '../text/textEdges.js';
import { bodyCompletions } from './bodyCompletions.js';
import { noCompletions, type Completions } from './completion.js';
import { fenceAround } from './fences.js';
import { frontmatterCompletions } from './frontmatterCompletions.js';
import { listBlockCompletions } from './listBlockCompletions.js';
import { yamlCursorAt } from './yamlCursor.js';

/** A cursor in the text of a document. */
export interface CompletionPlace {
  readonly library: Library;
  /** The document as last read; the text may be a few characters ahead of it. */
  readonly document: Document;
  readonly text: string;
  readonly offset: number;
  readonly today: CivilDate;
  /** Whether paths and anchors in Markdown links are suggested by the editor itself. */
  readonly suggestsPaths: boolean;
}

/** What may be meant at the cursor; looks at its line and the frontmatter, never at the whole of a long text twice. */
export function completionsAt(place: CompletionPlace): Completions {
  const { library, document, text, offset, today, suggestsPaths } = place;
  const block = frontmatterAround(text, offset);
  if (block !== undefined) {
    const cursor = yamlCursorAt(block.source, offset - block.start);
    if (cursor === undefined) return noCompletions;
    const kind = kindNamedIn(library, document, block.source);
    const found = frontmatterCompletions({
      library,
      document,
      today,
      kind,
      source: block.source,
      cursor,
    });
    const entries = found.entries.map((entry) => ({
      ...entry,
      range: { start: entry.range.start + block.start, end: entry.range.end + block.start },
    }));
    return { ...found, entries };
  }
  const fence = fenceAround(text, document.frontmatter.block.end, offset);
  if (fence !== undefined) {
    const { start, end } = fence.content;
    const source = text.slice(start, end);
    return fence.language === 'sop-list'
      ? listBlockCompletions(library, { source, start, offset }, today)
      : noCompletions;
  }
  const lineStart = lineStartAt(text, offset);
  const lineEnd = text.indexOf('\n', offset);
  return bodyCompletions({
    library,
    document,
    today,
    offset,
    head: text.slice(lineStart, offset),
    tail: text.slice(offset, lineEnd < 0 ? text.length : lineEnd).trimEnd(),
    suggestsPaths,
  });
}

/** The text between the fences around `offset`, whether it can be read or not; a block still open ends where the text does. */
function frontmatterAround(
  text: string,
  offset: number,
): { readonly source: string; readonly start: number } | undefined {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (open === null || offset < open[0].length) return undefined;
  const start = open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start, start + 70_000));
  const end = close === null ? start : start + close.index;
  return offset < end || (offset === end && close !== null && offset === start)
    ? { source: text.slice(start, end), start }
    : undefined;
}

/** A block that is being typed often cannot be read; the line that names the kind still can. */
function kindNamedIn(library: Library, document: Document, source: string): Kind | undefined {
  const named = /^kind[ \t]*:[ \t]*["']?([\w-]+)/m.exec(source)?.[1];
  const { kinds } = library.configuration;
  return named === undefined ? profileIn(library, document).kind : kinds.get(named);
}
