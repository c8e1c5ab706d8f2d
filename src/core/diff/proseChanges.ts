/** What happened to sections and to the text in them, items aside. */
import { headingPaths, sectionName } from '../checklist/sections.js';
import type { Document } from '../document/document.js';
import { profileIn } from '../library/profileIn.js';
import { sectionKey } from '../signoff/coverage.js';
import type { Change, WordChange } from './change.js';
import { listDiff, type Stretch } from './listDiff.js';
import { ownLines } from './ownLines.js';
import type { Pairing } from './pairing.js';
import { ownText, titleIndex } from './pairSections.js';
import { lineOfHeading, type Sides, type Version } from './version.js';
import { isSameWording, wordDiff } from './wordDiff.js';
import { quote } from './wording.js';

/** Changes of sections in the order of the head, removed ones first. */
export function proseChanges(sides: Sides, sections: Pairing): readonly Change[] {
  const { base, head } = sides;
  const count = head.document.headings.length;
  const changes = Array.from({ length: count + 1 }, (_, index) => index - 1).flatMap((index) => {
    const from = index < 0 ? -1 : sections.baseOf(index);
    return from === undefined
      ? addedSection(head, sections, index)
      : [...headingChange(sides, from, index), ...textChange(sides, from, index)];
  });
  const removed = sections.freeInBase().flatMap((index) => removedSection(base, sections, index));
  return [...removed, ...changes];
}

function addedSection(version: Version, sections: Pairing, index: number): readonly Change[] {
  const heading = version.document.headings[index];
  const above = heading && parentOf(version.document, index);
  // What stands in an added section is added with it.
  return heading === undefined || (above !== undefined && sections.baseOf(above) === undefined)
    ? []
    : [
        {
          code: 'section-added',
          severity: 'neutral',
          message: `Section ${quote(sectionName(heading))} was added${withInner(version.document, index)}.`,
          headLine: lineOfHeading(version, heading),
        },
      ];
}

function removedSection(version: Version, sections: Pairing, index: number): readonly Change[] {
  const heading = version.document.headings[index];
  const above = heading && parentOf(version.document, index);
  if (heading === undefined) {
    return [];
  }
  const kind = profileIn(version.library, version.document).kind;
  const isRequired = (kind?.requiredHeadings ?? []).some(
    (name) => sectionKey(name) === sectionKey(sectionName(heading).replace(/^[\d.]+\s+/, '')),
  );
  if (!isRequired && above !== undefined && sections.headOf(above) === undefined) {
    return [];
  }
  const must = isRequired
    ? `, which every ${kind?.title ?? 'document of its kind'} must have,`
    : '';
  return [
    {
      code: 'section-removed',
      severity: isRequired ? 'loosens' : 'neutral',
      message: `Section ${quote(sectionName(heading))}${must} was removed${withInner(version.document, index)}.`,
      baseLine: lineOfHeading(version, heading),
    },
  ];
}

function parentOf(document: Document, index: number): number | undefined {
  const above = headingPaths(document)[index]?.at(-2);
  const at = document.headings.findIndex(({ range }) => range.start === above?.range.start);
  return at < 0 || at === titleIndex(document) ? undefined : at;
}

function withInner(document: Document, index: number): string {
  const level = document.headings[index]?.level ?? 0;
  const next = document.headings.findIndex((heading, at) => at > index && heading.level <= level);
  const count = (next < 0 ? document.headings.length : next) - index - 1;
  return count === 0 ? '' : ` with ${count} section${count === 1 ? '' : 's'} in it`;
}

function headingChange({ base, head }: Sides, from: number, to: number): readonly Change[] {
  const [old, now] = [base.document.headings[from], head.document.headings[to]];
  if (old === undefined || now === undefined) {
    return [];
  }
  const lines = { baseLine: lineOfHeading(base, old), headLine: lineOfHeading(head, now) };
  const changes: Change[] = [];
  const tell = (message: string) => {
    changes.push({ code: 'prose', severity: 'neutral', message, ...lines });
  };
  const [before, after] = [sectionName(old), sectionName(now)];
  if (!isSameWording(before, after)) {
    tell(
      to === titleIndex(head.document)
        ? `The heading ${quote(before)} is ${quote(after)} now.`
        : `Section ${quote(before)} is called ${quote(after)} now.`,
    );
  }
  if (old.mention !== now.mention) {
    tell(
      now.mention === undefined
        ? `Section ${quote(after)} does not belong to @${old.mention ?? ''} any more.`
        : `Section ${quote(after)} belongs to @${now.mention} now.`,
    );
  }
  return changes;
}

/** Sections that differ in more lines than this are two sections. */
const mostLineEdits = 4000;

function textChange({ base, head }: Sides, from: number, to: number): readonly Change[] {
  if (ownText(base, from) === ownText(head, to)) {
    return [];
  }
  const [old, now] = [ownLines(base, from), ownLines(head, to)];
  const oldTexts = old.map(({ text }) => text);
  const newTexts = now.map(({ text }) => text);
  if (isSameWording(oldTexts.join(' '), newTexts.join(' '))) {
    return [];
  }
  const parts: readonly Stretch[] = listDiff(oldTexts, newTexts, mostLineEdits) ?? [
    { value: oldTexts, kind: 'removed' },
    { value: newTexts, kind: 'added' },
  ];
  const passages: { removed: string[]; added: string[]; baseAt: number; headAt: number }[] = [];
  let [baseAt, headAt] = [0, 0];
  let open: (typeof passages)[number] | undefined;
  for (const { value, kind } of parts) {
    if (kind === 'same') {
      open = undefined;
    } else {
      open ??= passages[passages.push({ removed: [], added: [], baseAt, headAt }) - 1];
      (kind === 'removed' ? open?.removed : open?.added)?.push(...value);
    }
    if (kind !== 'added') baseAt += value.length;
    if (kind !== 'removed') headAt += value.length;
  }
  const [first] = passages;
  const heading = head.document.headings[to];
  const where =
    heading === undefined || to === titleIndex(head.document)
      ? 'at the beginning'
      : `in ${quote(sectionName(heading))}`;
  return [
    {
      code: 'prose',
      severity: 'neutral',
      message: `${verb(passages)} ${where}${passages.length > 1 ? `, in ${passages.length} places` : ''}.`,
      baseLine: old[first?.baseAt ?? 0]?.number ?? old.at(-1)?.number,
      headLine: now[first?.headAt ?? 0]?.number ?? now.at(-1)?.number,
      words: passages.flatMap(({ removed, added }, index): readonly WordChange[] => [
        ...(index === 0 ? [] : [{ kind: 'same', text: ' … ' } as const]),
        ...wordDiff(removed.join(' '), added.join(' ')),
      ]),
    },
  ];
}

function verb(
  passages: readonly { readonly removed: readonly string[]; readonly added: readonly string[] }[],
): string {
  if (passages.every(({ removed }) => removed.length === 0)) return 'Text was added';
  return passages.every(({ added }) => added.length === 0) ? 'Text was removed' : 'Text changed';
}
