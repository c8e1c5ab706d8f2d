/** Names for the headings of two versions, so that a renamed section is still the same one. */
import { normalizeItemText } from '../checklist/itemIdentity.js';
import { sectionName } from '../checklist/sections.js';
import { likenessOf, wordSetOf } from '../diff/likeness.js';
import type { Document, Heading } from '../document/document.js';

/** A name for each heading, in their order. */
export type SectionNames = readonly string[];

/** The names of the base: its own headings from the outermost inwards, numbered where they repeat. */
export function nameBaseSections(base: Document): SectionNames {
  return namesOf(base, new Map());
}

/** The names of a side's headings: those of the base where it is the same section, perhaps renamed. */
export function nameSideSections(
  base: Document,
  baseNames: SectionNames,
  side: Document,
): SectionNames {
  const renamed = new Map<number, string>();
  for (let round = 0; round < 3; round++) {
    const names = namesOf(side, renamed);
    const found = findRenamed({ document: base, names: baseNames }, { document: side, names });
    if (found.length === 0) {
      return names;
    }
    for (const [index, name] of found) {
      renamed.set(index, name);
    }
  }
  return namesOf(side, renamed);
}

interface Named {
  readonly document: Document;
  readonly names: SectionNames;
}

function namesOf({ headings }: Document, known: ReadonlyMap<number, string>): SectionNames {
  const open: { readonly level: number; readonly name: string }[] = [];
  const seen = new Map<string, number>();
  // A document's only heading of level 1 is its title: renaming it changes no section.
  const isTitle = headings.filter(({ level }) => level === 1).length === 1;
  return headings.map((heading, index) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) {
      open.pop();
    }
    const own = isTitle && heading.level === 1 ? '' : normalizeItemText(sectionName(heading));
    const path = `${open.at(-1)?.name ?? ''}\n${own}`;
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    const name = known.get(index) ?? (count === 1 ? path : `${path}~${count}`);
    open.push({ level: heading.level, name });
    return name;
  });
}

/** Sections that are gone where others came, alone between the same neighbours, and alike by name or by their items. */
function findRenamed(base: Named, side: Named): readonly (readonly [number, string])[] {
  const gone = gapsOf(base, new Set(side.names));
  const come = gapsOf(side, new Set(base.names));
  return [...come].flatMap(([gap, indexes]) => {
    const [was, is] = [gone.get(gap)?.[0], indexes[0]];
    const isPair = gone.get(gap)?.length === 1 && indexes.length === 1;
    const [one, other] = [base.document.headings[was ?? -1], side.document.headings[is ?? -1]];
    const name = base.names[was ?? -1];
    return isPair &&
      is !== undefined &&
      one !== undefined &&
      other !== undefined &&
      name !== undefined &&
      one.level === other.level &&
      isAlike([base.document, one], [side.document, other])
      ? [[is, name] as const]
      : [];
  });
}

/** Indexes of headings without a partner, by the names of the partners around them. */
function gapsOf({ names }: Named, partners: ReadonlySet<string>): ReadonlyMap<string, number[]> {
  const gaps = new Map<string, number[]>();
  const nextOf: string[] = [];
  let next = 'end';
  for (let index = names.length - 1; index >= 0; index--) {
    nextOf[index] = next;
    next = partners.has(names[index] ?? '') ? (names[index] ?? '') : next;
  }
  let before = 'start';
  names.forEach((name, index) => {
    if (partners.has(name)) {
      before = name;
      return;
    }
    const gap = JSON.stringify([before, nextOf[index]]);
    gaps.set(gap, [...(gaps.get(gap) ?? []), index]);
  });
  return gaps;
}

function isAlike(
  [document, one]: readonly [Document, Heading],
  [otherDocument, other]: readonly [Document, Heading],
): boolean {
  const titles = new Set(titlesBelow(document, one));
  return (
    likenessOf(wordSetOf(one.text), wordSetOf(other.text)) >= 0.5 ||
    titlesBelow(otherDocument, other).some((title) => titles.has(title))
  );
}

function titlesBelow(document: Document, heading: Heading): readonly string[] {
  const index = document.headings.indexOf(heading);
  return document.items
    .filter((item) => item.heading === index)
    .map(({ title }) => normalizeItemText(title));
}
