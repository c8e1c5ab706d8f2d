/** Which section of the base is which section of the head: by its place, by its name, or by what it says. */
import { headingPaths, sectionName } from '../checklist/sections.js';
import type { Document } from '../document/document.js';
import { sectionKey } from '../signoff/coverage.js';
import { likenessOf, pairAlike, wordSetOf } from './likeness.js';
import { Pairing } from './pairing.js';
import type { Sides, Version } from './version.js';

/** Pairs headings by their numbers. */
export function pairSections({ base, head }: Sides): Pairing {
  const [before, after] = [base.document.headings, head.document.headings];
  const pairing = new Pairing(before.length, after.length);
  pairing.pairEnds((one, other) => {
    const [old, now] = [before[one], after[other]];
    return old?.text === now?.text && old?.level === now?.level;
  });
  if (pairing.isComplete) {
    return pairing;
  }
  const [old, now] = [namesOf(base.document), namesOf(head.document)];
  pairing.pairByName(
    (index) => old.paths[index],
    (index) => now.paths[index],
  );
  pairing.pairByName(
    (index) => old.names[index],
    (index) => now.names[index],
  );
  pairRenamed({ base, head }, pairing);
  return pairing;
}

interface Names {
  /** The names from the outermost heading inwards. */
  readonly paths: readonly string[];
  /** The own name with its level. */
  readonly names: readonly string[];
}

function namesOf(document: Document): Names {
  const title = titleIndex(document);
  const own = document.headings.map((heading, index) =>
    index === title ? '' : sectionKey(sectionName(heading)),
  );
  const positions = new Map(document.headings.map((heading, index) => [heading, index]));
  return {
    paths: headingPaths(document).map((path) =>
      JSON.stringify(path.map((heading) => own[positions.get(heading) ?? -1])),
    ),
    names: document.headings.map(({ level }, index) => `${level} ${own[index] ?? ''}`),
  };
}

/** The only heading of level 1 is the document's title, which may change without any section changing. */
export function titleIndex({ headings }: Document): number | undefined {
  const first = headings.findIndex(({ level }) => level === 1);
  const isOnly = first >= 0 && !headings.some(({ level }, at) => level === 1 && at !== first);
  return isOnly ? first : undefined;
}

/** Below this a section of another name is another section. */
const leastAlike = 0.5;

function pairRenamed({ base, head }: Sides, pairing: Pairing): void {
  const free = {
    base: pairing.freeInBase(),
    head: pairing.freeInHead(),
  };
  if (free.base.length === 0 || free.head.length === 0) {
    return;
  }
  const words = (version: Version, indexes: readonly number[]) =>
    new Map(
      indexes.map((index) => [
        index,
        {
          name: wordSetOf(version.document.headings[index]?.text ?? ''),
          body: wordSetOf(ownText(version, index)),
          level: version.document.headings[index]?.level,
        },
      ]),
    );
  const [old, now] = [words(base, free.base), words(head, free.head)];
  const found = pairAlike(free.base, free.head, (one, other) => {
    const [before, after] = [old.get(one), now.get(other)];
    if (before === undefined || after === undefined || before.level !== after.level) return 0;
    const likeness = Math.max(
      likenessOf(before.name, after.name),
      likenessOf(before.body, after.body),
    );
    return likeness >= leastAlike ? likeness : 0;
  });
  for (const pair of found) {
    pairing.pair(pair.base, pair.head);
  }
}

/** The text between a heading and the next; of -1 what stands before the first. */
export function ownText(
  { document, text }: Pick<Version, 'document' | 'text'>,
  index: number,
): string {
  const { start, end } = ownRange(document, index);
  return text.slice(start, end);
}

export function ownRange(document: Document, index: number): { start: number; end: number } {
  const { headings, frontmatter, length } = document;
  const start = index < 0 ? frontmatter.block.end : (headings[index]?.range.end ?? length);
  return { start, end: headings[index + 1]?.range.start ?? length };
}
