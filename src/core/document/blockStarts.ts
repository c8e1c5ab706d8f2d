/*
 * How a line may begin a block. Every function looks at `text` from `at`, the first character of the
 * line that is no blank, to `end`, where the line ends.
 */

const space = 32;
const tab = 9;

/** The rest of a line. */
export interface LinePart {
  readonly at: number;
  readonly end: number;
}

interface LineSpan {
  readonly start: number;
  readonly end: number;
}

/** HTML blocks by their start condition in the specification, 1 to 7. */
export type HtmlKind = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const blockNames: ReadonlySet<string> = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);
const rawNames: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea']);
const rawEnd = /<\/(?:pre|script|style|textarea)>/i;

export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** Offset of the first character from `at` that is no blank; `end` when there is none. */
export function skipBlanks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isBlank(text.charCodeAt(next))) {
    next++;
  }
  return next;
}

/** `***`, `- - -`, `___`. */
export function isThematicBreak(text: string, at: number, end: number): boolean {
  const marker = text.charCodeAt(at);
  let count = 0;
  for (let next = at; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === marker) {
      count++;
    } else if (!isBlank(code)) {
      return false;
    }
  }
  return count >= 3;
}

/** Level of the ATX heading, 0 for none. */
export function headingLevelAt(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && text.charCodeAt(next) === 35) {
    next++;
  }
  const level = next - at;
  return level <= 6 && (next === end || isBlank(text.charCodeAt(next))) ? level : 0;
}

/** The content of an ATX heading, from behind its opening marks: without closing ones and blanks around. */
export function headingContent(text: string, at: number, lineEnd: number): LineSpan {
  const start = skipBlanks(text, at, lineEnd);
  const end = withoutBlanks(text, start, lineEnd);
  let closing = end;
  while (closing > start && text.charCodeAt(closing - 1) === 35) {
    closing--;
  }
  if (closing === start) {
    return { start, end: start };
  }
  const isClosed = closing < end && isBlank(text.charCodeAt(closing - 1));
  return { start, end: isClosed ? withoutBlanks(text, start, closing) : end };
}

function withoutBlanks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) {
    last--;
  }
  return last;
}

/** Whether the line underlines a paragraph; blanks may follow. */
export function isSetextUnderline(text: string, at: number, end: number): boolean {
  const marker = text.charCodeAt(at);
  let next = at;
  while (next < end && text.charCodeAt(next) === marker) {
    next++;
  }
  return skipBlanks(text, next, end) === end;
}

/** Length of the fence that opens code, 0 for none. */
export function openingFenceAt(text: string, at: number, end: number): number {
  const marker = text.charCodeAt(at);
  let next = at;
  while (next < end && text.charCodeAt(next) === marker) {
    next++;
  }
  const length = next - at;
  if (length < 3) {
    return 0;
  }
  if (marker === 96) {
    for (; next < end; next++) {
      if (text.charCodeAt(next) === 96) {
        return 0;
      }
    }
  }
  return length;
}

/** Whether the line closes code opened by `fence`. */
export function isClosingFence(
  text: string,
  { at, end }: LinePart,
  fence: { readonly marker: number; readonly length: number },
): boolean {
  let next = at;
  while (next < end && text.charCodeAt(next) === fence.marker) {
    next++;
  }
  return next - at >= fence.length && skipBlanks(text, next, end) === end;
}

/** Length of a list marker with its delimiter, 0 for none; a blank or the end of the line follows it. */
export function listMarkerAt(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at);
  let next = at;
  if (first === 42 || first === 43 || first === 45) {
    next++;
  } else {
    while (next < end && next - at < 10 && isDigit(text.charCodeAt(next))) {
      next++;
    }
    const delimiter = text.charCodeAt(next);
    if (next === at || next - at > 9 || next >= end || (delimiter !== 46 && delimiter !== 41)) {
      return 0;
    }
    next++;
  }
  if (next < end && !isBlank(text.charCodeAt(next))) {
    return 0;
  }
  return first !== 43 && !isDigit(first) && isThematicBreak(text, at, end) ? 0 : next - at;
}

/** Whether a footnote's definition may begin here. */
export function isFootnoteDefinition(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at + 1) !== 94) {
    return false;
  }
  const close = text.indexOf(']:', at);
  return close >= 0 && close < end;
}

/** The HTML block that begins here; with `interrupting`, only those that may end a paragraph. */
export function htmlKindAt(
  text: string,
  { at, end }: LinePart,
  interrupting: boolean,
): HtmlKind | undefined {
  const next = text.charCodeAt(at + 1);
  if (at + 1 >= end) {
    return undefined;
  }
  if (next === 33) {
    return declarationKind(text, at, end);
  }
  if (next === 63) {
    return 3;
  }
  const isClosing = next === 47;
  const nameStart = isClosing ? at + 2 : at + 1;
  let nameEnd = nameStart;
  if (!isLetter(text.charCodeAt(nameStart)) || nameStart >= end) {
    return undefined;
  }
  while (nameEnd < end && isNameCharacter(text.charCodeAt(nameEnd))) {
    nameEnd++;
  }
  const after = nameEnd < end ? text.charCodeAt(nameEnd) : space;
  if (after !== 47 && after !== 62 && !isBlank(after)) {
    return undefined;
  }
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  if (!isClosing && after !== 47 && rawNames.has(name)) {
    return 1;
  }
  if (blockNames.has(name)) {
    return after === 47 && (nameEnd + 1 >= end || text.charCodeAt(nameEnd + 1) !== 62)
      ? undefined
      : 6;
  }
  return !interrupting && isCompleteTag(text, nameEnd, { end, isClosing }) ? 7 : undefined;
}

/** Whether the block of `kind` ends on a line that holds `text` from `at`; 6 and 7 end at a blank line only. */
export function htmlEndsIn(text: string, { at, end }: LinePart, kind: HtmlKind): boolean {
  switch (kind) {
    case 1:
      return rawEnd.test(text.slice(at, end));
    case 2:
      return contains(text, '-->', { at, end });
    case 3:
      return contains(text, '?>', { at, end });
    case 4:
      return contains(text, '>', { at, end });
    case 5:
      return contains(text, ']]>', { at, end });
    default:
      return false;
  }
}

/** Where the search for the end of a block begins on its first line. */
export function htmlEndFrom(at: number, kind: HtmlKind): number {
  return kind === 2 ? at + 2 : kind === 3 ? at + 1 : kind === 5 ? at + 9 : at + 2;
}

function contains(text: string, part: string, { at, end }: LinePart): boolean {
  const found = text.indexOf(part, at);
  return found >= 0 && found + part.length <= end;
}

function declarationKind(text: string, at: number, end: number): HtmlKind | undefined {
  if (at + 3 < end && text.startsWith('--', at + 2)) {
    return 2;
  }
  if (text.startsWith('[CDATA[', at + 2) && at + 9 <= end) {
    return 5;
  }
  return at + 2 < end && isLetter(text.charCodeAt(at + 2)) ? 4 : undefined;
}

/** Whether a whole tag ends on this line with nothing after it; `at` is behind its name. */
function isCompleteTag(
  text: string,
  at: number,
  { end, isClosing }: { readonly end: number; readonly isClosing: boolean },
): boolean {
  let next = isClosing ? skipBlanks(text, at, end) : attributesEnd(text, at, end);
  if (!isClosing && text.charCodeAt(next) === 47) {
    next++;
  }
  return (
    next >= 0 &&
    next < end &&
    text.charCodeAt(next) === 62 &&
    skipBlanks(text, next + 1, end) === end
  );
}

/** Behind the attributes of a tag on one line, -1 when one of them is malformed. */
function attributesEnd(text: string, from: number, end: number): number {
  let at = from;
  for (;;) {
    const start = skipBlanks(text, at, end);
    const code = text.charCodeAt(start);
    if (start >= end || !(isLetter(code) || code === 58 || code === 95)) {
      return start;
    }
    at = attributeEnd(text, start, end);
    if (at < 0) {
      return -1;
    }
  }
}

function attributeEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isAttributeCharacter(text.charCodeAt(at))) {
    at++;
  }
  const equals = skipBlanks(text, at, end);
  if (equals >= end || text.charCodeAt(equals) !== 61) {
    return at;
  }
  at = skipBlanks(text, equals + 1, end);
  const quote = text.charCodeAt(at);
  if (at >= end) {
    return -1;
  }
  if (quote === 34 || quote === 39) {
    const close = text.indexOf(quote === 34 ? '"' : "'", at + 1);
    if (close < 0 || close >= end) {
      return -1;
    }
    const after = text.charCodeAt(close + 1);
    return close + 1 < end && (after === 47 || after === 62 || isBlank(after)) ? close + 1 : -1;
  }
  const valueStart = at;
  while (at < end && !isBlank(text.charCodeAt(at)) && !'"\'/<=>`'.includes(text.charAt(at))) {
    at++;
  }
  return at === valueStart && '<=>`'.includes(text.charAt(at)) ? -1 : at;
}

function isAttributeCharacter(code: number): boolean {
  return isNameCharacter(code) || code === 46 || code === 58 || code === 95;
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 45;
}

export function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
