/** Which items of a document a gate looks at, and whose an item is. */
import { headingsAbove } from '../checklist/sections.js';
import type { Document, Heading } from '../document/document.js';
import type { ItemSelection } from '../schema/gateDefinition.js';

/** What tells a role from a person in `@name`, and whose an item without a mention is. */
export interface RoleNames {
  readonly roles: ReadonlySet<string>;
  readonly owner?: string;
}

/**
 * The role an item belongs to: the nearest mention that names a role, in the item, the items around it, then the headings above it; else the owner.
 *
 * A mention of a person assigns the item within the role that holds it anyway, so that a sign-off never depends on who joined which role later.
 */
export function itemRole(document: Document, index: number, names: RoleNames): string | undefined {
  for (let at: number | undefined = index; at !== undefined; at = document.items[at]?.parent) {
    const mention = document.items[at]?.markers.mention;
    if (mention !== undefined && names.roles.has(mention)) {
      return mention;
    }
  }
  const item = document.items[index];
  const heading = (item ? headingsAbove(document, item) : []).findLast(
    ({ mention }) => mention !== undefined && names.roles.has(mention),
  );
  return heading?.mention ?? names.owner;
}

/** A heading's name as gates and people write it: without the mention, blanks folded. */
export function headingName(heading: Heading): string {
  const text =
    heading.mention === undefined
      ? heading.text
      : heading.text.replace(new RegExp(`\\s*@${escapePattern(heading.mention)}\\s*$`, 'u'), '');
  return text.trim().replace(/\s+/gu, ' ').normalize('NFC');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}

/** Indexes of the items a gate looks at, in the order of the document. */
export function itemsLookedAt(
  document: Document,
  selection: ItemSelection,
  names: RoleNames,
): readonly number[] {
  const sections = selection.sections?.map(sectionKey);
  const indexes: number[] = [];
  document.items.forEach((item, index) => {
    const inSection =
      sections === undefined ||
      headingsAbove(document, item).some((heading) =>
        sections.includes(sectionKey(headingName(heading))),
      );
    if (inSection) {
      const role = selection.roles && itemRole(document, index, names);
      if (selection.roles === undefined || (role !== undefined && selection.roles.includes(role))) {
        indexes.push(index);
      }
    }
  });
  return indexes;
}

/** Sections that a gate names and the document lacks. */
export function missingSections(document: Document, selection: ItemSelection): readonly string[] {
  const present = new Set(document.headings.map((heading) => sectionKey(headingName(heading))));
  return (selection.sections ?? []).filter((name) => !present.has(sectionKey(name)));
}

/** What section names are compared by: case, blanks and Unicode form make no difference. */
export function sectionKey(name: string): string {
  return name.trim().replace(/\s+/gu, ' ').normalize('NFC').toLowerCase();
}
