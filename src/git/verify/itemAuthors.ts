import { identitiesOf } from '../../core/checklist/itemIdentity.js';
import type { Document } from '../../core/document/document.js';
import { stateOf } from '../../core/checklist/itemState.js';
import { itemRole, type RoleNames } from '../../core/signoff/coverage.js';
import type { ContentReader } from '../contentReader.js';
import type { Version } from '../documentVersions.js';

/**
 * An item of another role that a version's commit settled, reworded or took away, by its title; undefined when there is none.
 *
 * New open items are no work of that role yet. Of a merge only what it has from none of its parents is its author's.
 */
export function findForeignChange(
  version: Version,
  reader: ContentReader,
  { role, names }: { readonly role: string; readonly names: RoleNames },
): string | undefined {
  const { content, before } = version;
  if (!content) {
    return undefined;
  }
  const after = itemsOf(reader.get(content).document, names);
  const [first, ...others] = before.map((each) =>
    changesBetween(
      each.content ? itemsOf(reader.get(each.content).document, names) : [],
      after,
      role,
    ),
  );
  return [...(first ?? [])].find(([change]) => others.every((changes) => changes.has(change)))?.[1];
}

interface ItemWork {
  readonly identity: string;
  readonly title: string;
  readonly role: string | undefined;
  readonly isSettled: boolean;
  /** State, text and evidence in one comparable text. */
  readonly work: string;
}

/** Titles of the items of other roles that changed, by what became of them. */
function changesBetween(
  before: readonly ItemWork[],
  after: readonly ItemWork[],
  role: string,
): ReadonlyMap<string, string> {
  const changes = new Map<string, string>();
  const old = new Map(before.map((item) => [item.identity, item]));
  const kept = new Set(after.map(({ identity }) => identity));
  // An item without a key is known by its section too; moved or below a renamed heading it is still the same work.
  const gone = before.filter(({ identity }) => !kept.has(identity));
  for (const item of after) {
    const was = old.get(item.identity) ?? takeEqual(gone, item);
    const isChanged = was ? was.work !== item.work : item.isSettled;
    if (isChanged && (item.role !== role || (was !== undefined && was.role !== role))) {
      changes.set(`${item.identity} ${item.work}`, item.title);
    }
  }
  for (const item of gone.filter((each) => each.role !== role)) {
    changes.set(`${item.identity} gone`, item.title);
  }
  return changes;
}

function takeEqual(gone: ItemWork[], { work }: ItemWork): ItemWork | undefined {
  const at = gone.findIndex((other) => other.work === work);
  return at < 0 ? undefined : gone.splice(at, 1)[0];
}

function itemsOf(document: Document, names: RoleNames): readonly ItemWork[] {
  const identities = identitiesOf(document);
  return document.items.map((item, index) => {
    const targets = item.links.map((link) => document.links[link]?.target ?? '');
    return {
      identity: identities[index] ?? '',
      title: item.key ?? item.title,
      role: itemRole(document, index, names),
      isSettled: stateOf(item) !== 'open',
      work: JSON.stringify([item.key, stateOf(item), item.text, targets, item.details]),
    };
  });
}
