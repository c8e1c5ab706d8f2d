/** One page of news, before it is written as text, Markdown or a mail. */
import type { CivilDate } from '../schema/civilDate.js';

export interface DigestPage {
  readonly title: string;
  /** Sentences below the title. */
  readonly lead: readonly string[];
  readonly sections: readonly DigestSection[];
}

export interface DigestSection {
  readonly title: string;
  /** The first ones, at most as many as people read. */
  readonly entries: readonly DigestEntry[];
  /** How many more there are. */
  readonly more: number;
  /** What is said instead of entries. */
  readonly none: string;
  /** What is said after them. */
  readonly remark?: string;
}

export interface DigestEntry {
  readonly text: string;
  readonly on?: CivilDate;
  /** Where to look; a page for a client has none. */
  readonly path?: string;
  /** From 0. */
  readonly line?: number;
}

/** More of them is a list, for which there are dashboards. */
const mostEntries = 15;

/** A section of the first entries; what has a day stands by its day. */
export function sectionOf(
  title: string,
  entries: readonly DigestEntry[],
  words: { readonly none: string; readonly remark?: string | undefined },
): DigestSection {
  const { none, remark } = words;
  return {
    ...{ title, none },
    entries: entries.slice(0, mostEntries),
    more: Math.max(0, entries.length - mostEntries),
    ...(remark === undefined ? {} : { remark }),
  };
}

/** `clients/contoso.md:12`, or nothing. */
export function placeOf({ path, line }: DigestEntry): string | undefined {
  return path === undefined ? undefined : line === undefined ? path : `${path}:${line + 1}`;
}
