/**
 * Patterns as `.gitignore` writes them, matched without regular expressions: a pattern comes from a file that
 * anybody may have written, and must not be able to make matching slow.
 */

/** Whether a path from the library's root matches; a directory's path ends in `/`. */
export type PathMatcher = (path: string) => boolean;

/**
 * A matcher for a list of gitignore patterns: what matches a folder matches everything below it, a later pattern
 * wins over an earlier one, `!` takes out again, and nothing below an excluded folder can be taken out.
 */
export function createPathMatcher(patterns: readonly string[]): PathMatcher {
  const rules = patterns.map(parsePattern).filter((rule) => rule !== undefined);
  if (rules.length === 0) {
    return () => false;
  }
  const literal = rules.every((rule) => rule.plainName !== undefined && !rule.negated);
  if (literal) {
    return plainNameMatcher(rules);
  }
  return (path) => isExcluded(rules, path);
}

interface PatternRule {
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  readonly segments: readonly Segment[];
  /** The name, when the pattern is one name without wildcards that may stand at any depth. */
  readonly plainName?: string;
}

/** `any` stands for any number of folders, none included; `inside` for at least one name. */
type Segment = 'any' | 'inside' | readonly Token[];

/** One character of a name, or what may stand for it. */
type Token =
  | { readonly kind: 'text'; readonly character: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'many' }
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly SetRange[] };

interface SetRange {
  readonly first: string;
  readonly last: string;
}

/** Names such as `node_modules` are by far the most common patterns, and need one search of the path. */
function plainNameMatcher(rules: readonly PatternRule[]): PathMatcher {
  const names = rules.map(({ plainName, foldersOnly }) => ({
    inner: `/${plainName}/`,
    last: foldersOnly ? undefined : `/${plainName}`,
  }));
  return (path) => {
    const rooted = `/${path}`;
    return names.some(
      ({ inner, last }) => rooted.includes(inner) || (last !== undefined && rooted.endsWith(last)),
    );
  };
}

function isExcluded(rules: readonly PatternRule[], path: string): boolean {
  const isFolder = path.endsWith('/');
  const names = (isFolder ? path.slice(0, -1) : path).split('/');
  for (let depth = 1; depth <= names.length; depth++) {
    const folder = depth < names.length || isFolder;
    const rule = rules.findLast(
      (candidate) =>
        (folder || !candidate.foldersOnly) && matchesFirst(candidate.segments, names, depth),
    );
    if (rule !== undefined && !rule.negated) {
      return true;
    }
  }
  return false;
}

/** Two-pointer glob matching over the first `depth` names: a mismatch goes back to the last `any` only. */
function matchesFirst(
  segments: readonly Segment[],
  names: readonly string[],
  depth: number,
): boolean {
  let segment = 0;
  let name = 0;
  let lastAny = -1;
  let retry = 0;
  while (name < depth) {
    const wanted = segments[segment];
    if (wanted === 'inside') {
      return true;
    }
    if (wanted === 'any') {
      lastAny = segment++;
      retry = name;
    } else if (wanted !== undefined && matchesName(wanted, names[name] ?? '')) {
      segment++;
      name++;
    } else if (lastAny >= 0) {
      segment = lastAny + 1;
      name = ++retry;
    } else {
      return false;
    }
  }
  while (segments[segment] === 'any') {
    segment++;
  }
  return segment === segments.length;
}

function matchesName(tokens: readonly Token[], name: string): boolean {
  let token = 0;
  let index = 0;
  let lastMany = -1;
  let retry = 0;
  while (index < name.length) {
    const wanted = tokens[token];
    if (wanted?.kind === 'many') {
      lastMany = token++;
      retry = index;
    } else if (wanted !== undefined && matchesCharacter(wanted, name.charAt(index))) {
      token++;
      index++;
    } else if (lastMany >= 0) {
      token = lastMany + 1;
      index = ++retry;
    } else {
      return false;
    }
  }
  while (tokens[token]?.kind === 'many') {
    token++;
  }
  return token === tokens.length;
}

function matchesCharacter(token: Token, character: string): boolean {
  switch (token.kind) {
    case 'text':
      return token.character === character;
    case 'one':
    case 'many':
      return true;
    case 'set':
      return (
        token.ranges.some(({ first, last }) => first <= character && character <= last) !==
        token.negated
      );
    default:
      return token satisfies never;
  }
}

function parsePattern(written: string): PatternRule | undefined {
  let pattern = withoutTrailingBlanks(written);
  if (pattern === '' || pattern.startsWith('#')) {
    return undefined;
  }
  const negated = pattern.startsWith('!');
  pattern = negated ? pattern.slice(1) : pattern;
  const foldersOnly = pattern.endsWith('/');
  pattern = foldersOnly ? pattern.slice(0, -1) : pattern;
  const anchored = pattern.includes('/');
  pattern = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  if (pattern === '') {
    return undefined;
  }
  const names = pattern.split('/');
  const segments = names.map((name, index): Segment => {
    if (name === '**' && (anchored || foldersOnly)) {
      return index === names.length - 1 ? 'inside' : 'any';
    }
    return parseName(name);
  });
  const plain = !anchored && !/[*?[\\]/.test(pattern);
  return {
    negated,
    foldersOnly,
    segments: anchored ? segments : ['any', ...segments],
    ...(plain ? { plainName: pattern } : {}),
  };
}

function withoutTrailingBlanks(pattern: string): string {
  const trimmed = pattern.replace(/[ \t\r\n]+$/, '');
  return trimmed.endsWith('\\') && pattern.length > trimmed.length ? `${trimmed} ` : trimmed;
}

function parseName(name: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < name.length; index++) {
    const character = name.charAt(index);
    if (character === '*') {
      if (tokens.at(-1)?.kind !== 'many') {
        tokens.push({ kind: 'many' });
      }
    } else if (character === '?') {
      tokens.push({ kind: 'one' });
    } else if (character === '[') {
      const set = parseSet(name, index);
      tokens.push(set?.token ?? { kind: 'text', character });
      index = set?.end ?? index;
    } else {
      index += character === '\\' && index + 1 < name.length ? 1 : 0;
      tokens.push({ kind: 'text', character: name.charAt(index) });
    }
  }
  return tokens;
}

/** Reads `[a-z]` at `start`; undefined when no bracket closes it, and it is then a plain bracket. */
function parseSet(name: string, start: number): { token: Token; end: number } | undefined {
  let index = start + 1;
  const negated = name.charAt(index) === '!' || name.charAt(index) === '^';
  index += negated ? 1 : 0;
  const close = name.indexOf(']', index + 1);
  if (close < 0) {
    return undefined;
  }
  const ranges: SetRange[] = [];
  while (index < close) {
    const first = name.charAt(index);
    const isRange = name.charAt(index + 1) === '-' && index + 2 < close;
    ranges.push({ first, last: isRange ? name.charAt(index + 2) : first });
    index += isRange ? 3 : 1;
  }
  return { token: { kind: 'set', negated, ranges }, end: close };
}
