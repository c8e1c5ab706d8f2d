import { sectionName } from '../checklist/sections.js';
import type { Document, Heading, Link } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { parseDocument } from '../document/parseDocument.js';
import { backlinksTo } from '../library/backlinks.js';
import type { Library } from '../library/library.js';
import { resolveLink } from '../library/resolveTarget.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { TextRange } from '../text/textRange.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { signerOfCovered, type RenameOutcome } from './renameId.js';

/** The words of a heading that a rename changes: without number signs, mention and declared anchor. */
export function headingWordsAt(
  document: Document,
  text: string,
  offset: number,
): { readonly index: number; readonly range: TextRange } | undefined {
  const index = document.headings.findIndex(
    ({ range }) => range.start <= offset && offset <= range.end,
  );
  const heading = document.headings[index];
  if (heading === undefined) return undefined;
  const line = text.slice(heading.range.start, heading.range.end);
  const match = /^([ \t>]*#{1,6}[ \t]+)(.*?)(?:[ \t]+\(?@[\w.-]+\)?)?(?:[ \t]+#+)?[ \t]*$/.exec(
    line,
  );
  const [, marks = '', words = ''] = match ?? [];
  if (words === '' || /[[\]`<{]/.test(words)) return undefined;
  const start = heading.range.start + marks.length;
  return { index, range: { start, end: start + words.length } };
}

/** Renames a heading, with the anchors of all links that lead to it and the gates that look at its section. */
export function renameHeading(
  library: Library,
  at: {
    readonly path: string;
    readonly text: string;
    readonly offset: number;
    readonly to: string;
  },
  today: CivilDate,
): RenameOutcome {
  const { path, text } = at;
  const to = at.to.trim();
  const document = parseDocument(path, { text, bom: false });
  const words = headingWordsAt(document, text, at.offset);
  if (words === undefined) return { kind: 'refused', message: 'There is no heading here.' };
  if (to === '' || /[\r\n]/.test(to)) {
    return { kind: 'refused', message: 'A heading is one line of words.' };
  }
  const own: TextEdit[] = [
    { range: words.range, newText: to },
    ...sectionEdits(document, document.headings[words.index], to),
  ];
  const slugs = changedSlugs(
    document,
    parseDocument(path, { text: applyEdits(text, own), bom: false }),
  );
  const edits = new Map<string, readonly TextEdit[]>();
  own.push(...anchorEdits(library, { document, links: document.links, path, slugs }));
  for (const [source, links] of linksInto(library, path)) {
    const from = library.documents.get(source);
    if (from === undefined) continue;
    const found = anchorEdits(library, { document: from, links, path, slugs });
    if (found.length > 0) edits.set(source, found);
  }
  const signer = signerOfCovered(library, { path, edited: applyEdits(text, own) }, today);
  if (signer !== undefined) {
    return {
      kind: 'refused',
      message: `The heading is part of what ${signer} signed; the sign-off would no longer hold.`,
    };
  }
  return { kind: 'edits', edits: new Map([[path, own], ...edits]) };
}

/** Slugs of all headings that the change gives another one: repeated headings are numbered. */
function changedSlugs(before: Document, after: Document): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  for (const [index, { slug }] of before.headings.entries()) {
    const now = after.headings[index]?.slug;
    if (now !== undefined && now !== slug) slugs.set(slug, now);
  }
  return slugs;
}

function linksInto(library: Library, path: string): ReadonlyMap<string, readonly Link[]> {
  const bySource = new Map<string, Link[]>();
  for (const backlink of backlinksTo(library, path)) {
    if (backlink.kind !== 'link') continue;
    bySource.set(backlink.path, [...(bySource.get(backlink.path) ?? []), backlink.link]);
  }
  return bySource;
}

function anchorEdits(
  library: Library,
  at: {
    readonly document: Document;
    readonly links: readonly Link[];
    readonly path: string;
    readonly slugs: ReadonlyMap<string, string>;
  },
): readonly TextEdit[] {
  const places = new Map<number, TextEdit>();
  for (const link of at.links) {
    const { target, targetRange } = link;
    const hash = target.indexOf('#');
    if (hash < 0 || link.kind === 'definition' || link.kind === 'autolink') continue;
    const resolved = resolveLink(library, at.document.path, link);
    if (resolved.kind !== 'document' || resolved.path !== at.path) continue;
    const slug =
      resolved.anchor === undefined ? undefined : at.slugs.get(resolved.anchor.toLowerCase());
    const anchor = /^[^|]*/.exec(target.slice(hash + 1))?.[0] ?? '';
    // An address written with escapes is longer than what it says, and is left as it is.
    if (slug === undefined || targetRange.end - targetRange.start !== target.length) continue;
    const start = targetRange.start + hash + 1;
    places.set(start, { range: { start, end: start + anchor.length }, newText: slug });
  }
  return [...places.values()];
}

/** Gates name sections by their headings. */
function sectionEdits(
  document: Document,
  heading: Heading | undefined,
  to: string,
): readonly TextEdit[] {
  const gates: unknown = document.frontmatter.data['gates'];
  if (heading === undefined || !Array.isArray(gates)) return [];
  const name = sectionName(heading);
  return (gates as readonly unknown[]).flatMap((gate, index): readonly TextEdit[] => {
    const sections = sectionsOf(gate);
    return sections.flatMap((section, at) => {
      if (section !== name) return [];
      const place = locateField(document, ['gates', index, 'items', 'sections', at]);
      return place === undefined ? [] : [{ range: place.value, newText: quotedIfNeeded(to) }];
    });
  });
}

function sectionsOf(gate: unknown): readonly unknown[] {
  if (typeof gate !== 'object' || gate === null || !('items' in gate)) return [];
  const { items } = gate;
  if (typeof items !== 'object' || items === null || !('sections' in items)) return [];
  return Array.isArray(items.sections) ? (items.sections as readonly unknown[]) : [];
}

function quotedIfNeeded(words: string): string {
  return /^[A-Za-z][\w -]*$/.test(words) ? words : JSON.stringify(words);
}
