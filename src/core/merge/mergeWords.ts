/** The words of an item, changed on two sides: the sentence is one thing, each marker and link another. */

interface Marker {
  /** What only one of can stand in an item, or the marker itself. */
  readonly name: string;
  readonly text: string;
  /** With the blanks before it. */
  readonly start: number;
  readonly end: number;
}

const marker =
  /[ \t]*(?:\(((?:n\/a|due|evidence|optional|from)\b[^()]*(?:\([^()]*\)[^()]*)*)\)|(!?\[[^\]\n]*\]\([^()\s]*\)|<https?:[^>\s]+>|\bhttps?:\/\/[^\s<>()]+)|(?<=[ \t])(@[A-Za-z][\w.-]*)(?=\s|$))/giu;

/** The words with both changes, or undefined where both changed the same thing in different ways. */
export function mergeWords(base: string, ours: string, theirs: string): string | undefined {
  if (ours === theirs || theirs === base) {
    return ours;
  }
  if (ours === base) {
    return theirs;
  }
  const [was, our, their] = [base, ours, theirs].map(readMarkers);
  if (!was || !our || !their) {
    return undefined;
  }
  const sentences = [was, our, their].map(sentenceOf);
  const isOurs = sentences[1] !== sentences[0];
  if (isOurs && sentences[2] !== sentences[0] && sentences[1] !== sentences[2]) {
    return undefined;
  }
  const isTheirs = !isOurs && sentences[2] !== sentences[0];
  return isTheirs ? withMarkersOf(their, was, our) : withMarkersOf(our, was, their);
}

interface MarkedWords {
  readonly words: string;
  readonly markers: readonly Marker[];
}

/** Undefined where a marker is repeated, so that nobody can say which of them was changed. */
function readMarkers(words: string): MarkedWords | undefined {
  const markers = [...words.matchAll(marker)].map((match): Marker => {
    const text = match[0].trim();
    const [, markerText, link, mention] = match;
    const kind = /^[a-z/]+/i.exec(markerText ?? '')?.[0].toLowerCase();
    const own = link !== undefined || kind === 'from' ? text : undefined;
    return {
      name: own ?? kind ?? (mention === undefined ? text : '@'),
      text,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
  const names = new Set(markers.map(({ name }) => name));
  return names.size === markers.length ? { words, markers } : undefined;
}

function sentenceOf({ words, markers }: MarkedWords): string {
  let sentence = '';
  let at = 0;
  for (const { start, end } of markers) {
    sentence += words.slice(at, start);
    at = end;
  }
  return (sentence + words.slice(at)).trimEnd();
}

/** `main` with what `other` changed about markers since `base`. */
function withMarkersOf(
  main: MarkedWords,
  base: MarkedWords,
  other: MarkedWords,
): string | undefined {
  const find = ({ markers }: MarkedWords, name: string) =>
    markers.find((each) => each.name === name);
  const names = new Set([...base.markers, ...other.markers].map(({ name }) => name));
  let { words } = main;
  let added = '';
  // From the end, so that places before a change stay where they are.
  const inOrder = [...names].sort(
    (one, two) => (find(main, two)?.start ?? -1) - (find(main, one)?.start ?? -1),
  );
  for (const name of inOrder) {
    const [was, here, there] = [find(base, name), find(main, name), find(other, name)];
    if (was?.text === there?.text || here?.text === there?.text) {
      continue;
    }
    if (was?.text !== here?.text) {
      return undefined;
    }
    if (there === undefined && here !== undefined) {
      words = words.slice(0, here.start) + words.slice(here.end);
    } else if (here !== undefined && there !== undefined) {
      const from = here.end - here.text.length;
      words = words.slice(0, from) + there.text + words.slice(here.end);
    }
  }
  for (const { name, text } of other.markers) {
    if (find(base, name) === undefined && find(main, name) === undefined) {
      added += ` ${text}`;
    }
  }
  const end = words.trimEnd().length;
  return words.slice(0, end) + added + words.slice(end);
}
