import { identitiesOf } from '../../core/checklist/itemIdentity.js';
import type { Document } from '../../core/document/document.js';
import { stateOf } from '../../core/checklist/itemState.js';
import { itemRole, type RoleNames } from '../../core/signoff/coverage.js';
import type { ContentReader, Version } from '../documentVersions.js';

/**
 * An item of another role that a version's commit settled, reworded or took away, by its title; undefined when there is none.
 *
 * New open items, and everything in the commit that made the document, are no work of that role yet.
 */
export function findForeignChange(
  version: Version,
  reader: ContentReader,
  { role, names }: { readonly role: string; readonly names: RoleNames },
): string | undefined {
  const [first, ...others] = version.before;
  if (!version.content || !first?.content || others.length > 0) {
    return undefined;
  }
  const before = itemsByIdentity(reader.get(first.content).document, names);
  const after = itemsByIdentity(reader.get(version.content).document, names);
  for (const [identity, item] of after) {
    const old = before.get(identity);
    const changed = old ? old.work !== item.work : item.isSettled;
    if (changed && item.role !== role) {
      return item.title;
    }
  }
  for (const [identity, old] of before) {
    if (!after.has(identity) && old.role !== role) {
      return old.title;
    }
  }
  return undefined;
}

interface ItemWork {
  readonly title: string;
  readonly role: string | undefined;
  readonly isSettled: boolean;
  /** State, text and evidence in one comparable text. */
  readonly work: string;
}

function itemsByIdentity(document: Document, names: RoleNames): ReadonlyMap<string, ItemWork> {
  const identities = identitiesOf(document);
  return new Map(
    document.items.map((item, index) => {
      const targets = item.links.map((link) => document.links[link]?.target ?? '');
      return [
        identities[index] ?? '',
        {
          title: item.key ?? item.title,
          role: itemRole(document, index, names),
          isSettled: stateOf(item) !== 'open',
          work: JSON.stringify([stateOf(item), item.text, targets, item.details]),
        },
      ];
    }),
  );
}
