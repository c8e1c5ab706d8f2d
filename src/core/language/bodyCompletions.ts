import { profileIn } from '../library/profileIn.js';
import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { relativeLink } from '../library/relativeLink.js';
import { resolveName, resolveTarget } from '../library/resolveTarget.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { TextRange } from '../text/textRange.js';
import { noCompletions, type Completion, type Completions, type Suggestion } from './completion.js';
import {
  daySuggestions,
  documentSuggestions,
  holdsInOrder,
  personSuggestions,
  roleSuggestions,
} from './libraryWords.js';

/** A place in the body of a document, told by the line it stands on. */
export interface BodyPlace {
  readonly library: Library;
  readonly document: Document;
  readonly today: CivilDate;
  readonly offset: number;
  /** The line up to the cursor. */
  readonly head: string;
  /** The rest of the line. */
  readonly tail: string;
  /** Whether somebody else suggests paths and anchors in Markdown links, as VS Code does unless told not to. */
  readonly suggestsPaths: boolean;
}

const itemLine = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s/;
const headingLine = /^\s{0,3}#{1,6}\s/;
const mostPaths = 100;

/** What may stand in the text of a document at the cursor: links, ids, marks of items, roles and people. */
export function bodyCompletions(place: BodyPlace): Completions {
  const { head } = place;
  if ((head.match(/`/g)?.length ?? 0) % 2 === 1) return noCompletions;
  return (
    wikiLink(place) ??
    markdownLink(place) ??
    openParenthesis(place) ??
    mention(place) ??
    noCompletions
  );
}

function wikiLink(place: BodyPlace): Completions | undefined {
  const { library, document, head, tail } = place;
  const match = /\[\[([^[\]|#]*)(?:#([^[\]|]*))?$/.exec(head);
  if (match === null) return undefined;
  const [, name = '', anchor] = match;
  const close = tail.startsWith(']]') ? '' : ']]';
  if (anchor !== undefined) {
    const target = resolveName(library, document.path, name);
    const path = target.kind === 'document' ? target.path : undefined;
    return anchors(place, path, { typed: anchor, close });
  }
  const { suggestions, isPartial } = documentSuggestions(library, { typed: name });
  return complete(suggestions, rangeBefore(place, name), { isPartial, after: close });
}

/** Documents by their titles; paths and anchors only where nobody else suggests them. */
function markdownLink(place: BodyPlace): Completions | undefined {
  const { library, document, head, suggestsPaths } = place;
  const match = /\]\(<?([^()<>\s#]*)(?:#([^()<>\s]*))?$/.exec(head);
  if (match === null) return undefined;
  const [, path = '', anchor] = match;
  if (anchor !== undefined) {
    if (suggestsPaths) return noCompletions;
    const target = resolveTarget(library, document.path, path === '' ? `#${anchor}` : path);
    return anchors(place, target.kind === 'document' ? target.path : undefined, {
      typed: anchor,
      close: '',
    });
  }
  if (suggestsPaths && /^[./]/.test(path)) return noCompletions;
  const typed = path.toLowerCase();
  const found: Suggestion[] = [];
  for (const other of library.documents.values()) {
    if (found.length > mostPaths) break;
    if (other === document || other.path === document.path) continue;
    const { id, title } = profileIn(library, other);
    const filter = `${id ?? ''} ${title} ${other.path}`;
    if (!holdsInOrder(filter.toLowerCase(), typed)) continue;
    found.push({
      text: title,
      kind: 'document',
      detail: other.path,
      filter,
      ...(id === undefined ? {} : { documentation: id }),
    });
  }
  const range = rangeBefore(place, path);
  const entries = found.slice(0, mostPaths).map(({ text, ...rest }): Completion => ({
    ...rest,
    label: text,
    range,
    newText: relativeLink(document.path, rest.detail ?? ''),
    filter: `${path}${rest.filter ?? ''}`,
  }));
  return { entries, isPartial: true };
}

function anchors(
  place: BodyPlace,
  path: string | undefined,
  { typed, close }: { readonly typed: string; readonly close: string },
): Completions {
  const target = path === undefined ? undefined : place.library.documents.get(path);
  const suggestions = (target?.headings ?? []).map(({ slug, text, level }): Suggestion => ({
    text: slug,
    kind: 'anchor',
    detail: `${'#'.repeat(level)} ${text}`,
    filter: `${slug} ${text}`,
  }));
  return complete(suggestions, rangeBefore(place, typed), { after: close });
}

/** Inside `(`, on the line of an item, and ids of lessons anywhere. */
function openParenthesis(place: BodyPlace): Completions | undefined {
  const { library, head, tail, today } = place;
  const open = /(?<!\])\(([^()]*)$/.exec(head);
  if (open === null) return undefined;
  const [, content = ''] = open;
  const close = tail.startsWith(')') ? '' : ')';
  const from = /^from\s+(?:[\w-]+\s*,\s*)*([\w-]*)$/i.exec(content);
  if (from !== null) {
    const { suggestions, isPartial } = documentSuggestions(library, {
      typed: from[1] ?? '',
      kinds: ['lesson'],
    });
    return complete(suggestions, rangeBefore(place, from[1] ?? ''), { isPartial, after: close });
  }
  if (!itemLine.test(head)) return undefined;
  const due = /^due\s+([\d-]*)$/i.exec(content);
  if (due !== null) {
    return complete(daySuggestions(today), rangeBefore(place, due[1] ?? ''), { after: close });
  }
  const form = /^evidence:\s*(\w*)$/i.exec(content);
  if (form !== null) {
    return complete(evidenceForms, rangeBefore(place, form[1] ?? ''), { after: close });
  }
  if (!/^[\w/]*$/.test(content)) return undefined;
  return markers(place, content, close);
}

const evidenceForms: readonly Suggestion[] = [
  { text: 'file', kind: 'marker', documentation: 'A link to a file of the library.' },
  { text: 'link', kind: 'marker', documentation: 'Any link.' },
  { text: 'ticket', kind: 'marker', documentation: 'The number of a ticket.' },
  {
    text: 'meeting',
    kind: 'marker',
    documentation: 'Lines "Date:" and "Attendees:" below the item.',
  },
];

const markerTexts: readonly (Suggestion & {
  readonly snippet?: string;
  readonly leadsOn?: true;
})[] = [
  { text: 'optional', kind: 'marker', documentation: 'The item never holds up a gate.' },
  {
    text: 'evidence',
    kind: 'marker',
    documentation: 'Settled only with a link, file or ticket in the item or below it.',
  },
  {
    text: 'evidence: ',
    kind: 'marker',
    documentation: 'The same, of one form: file, link, ticket or meeting.',
    leadsOn: true,
  },
  {
    text: 'n/a: ',
    kind: 'marker',
    snippet: 'n/a: ${1:reason}',
    documentation: 'Not applicable, with the reason; counts as settled.',
  },
  { text: 'due ', kind: 'marker', documentation: 'The last good day of the item.', leadsOn: true },
  {
    text: 'from ',
    kind: 'marker',
    documentation: 'The lesson that the item came from.',
    leadsOn: true,
  },
];

function markers(place: BodyPlace, typed: string, close: string): Completions {
  const range = rangeBefore(place, typed);
  const entries = markerTexts.map(({ text, snippet, leadsOn, ...rest }): Completion => {
    const body = snippet ?? text;
    return {
      ...rest,
      label: text.trimEnd(),
      range,
      // What leads on is closed by the suggestion that ends it.
      newText: leadsOn ? body : body + close,
      ...(snippet === undefined ? {} : { isSnippet: true }),
      ...(leadsOn ? { leadsOn } : {}),
    };
  });
  return { entries, isPartial: false };
}

/** `@role` or `@person`, in items and headings. */
function mention(place: BodyPlace): Completions | undefined {
  const { library, head, today } = place;
  const match = /(?<![\w@./:\\-])@([\w.-]*)$/.exec(head);
  if (match === null || !(itemLine.test(head) || headingLine.test(head))) return undefined;
  const suggestions = [...roleSuggestions(library, today), ...personSuggestions(library, today)];
  return complete(suggestions, rangeBefore(place, match[1] ?? ''), {});
}

function complete(
  suggestions: readonly Suggestion[],
  range: TextRange,
  { isPartial = false, after = '' }: { readonly isPartial?: boolean; readonly after?: string },
): Completions {
  const entries = suggestions.map(({ text, ...rest }): Completion => ({
    ...rest,
    label: text,
    range,
    newText: text + after,
  }));
  return { entries, isPartial };
}

function rangeBefore({ offset }: BodyPlace, typed: string): TextRange {
  return { start: offset - typed.length, end: offset };
}
