/** What changed in the content a sign-off covers, in the words of the trade: items, evidence, fields, prose. */
import { itemStateWords } from '../checklist/itemState.js';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { mappingOf, isList } from '../document/yamlValues.js';
import { shorten } from '../text/shorten.js';
import { canonicalText } from './canonicalText.js';
import type { ContentChange, ContentPlace } from './contentChange.js';
import { matchItems, toSignedItem, type SignedItem } from './matchItems.js';
import { textChanges } from './textChanges.js';

/**
 * What sets `now` apart from `signed`, both made by `signedContentOf`; empty exactly when their fingerprints are equal.
 *
 * Items come first, then fields, then the text around them; a change of an item is not told again as a change of its line.
 */
export function contentChanges(signed: YamlMapping, now: YamlMapping): readonly ContentChange[] {
  const items = itemChanges(itemsOf(signed), itemsOf(now));
  const changes = [
    ...items,
    ...fieldChanges(mappingOf(signed['meta']), mappingOf(now['meta'])),
    ...textChanges(textOf(signed['body']), textOf(now['body']), items.length > 0),
    ...linkChanges(signed['links'], now['links']),
  ];
  return changes.length === 0 && canonicalText(signed) !== canonicalText(now)
    ? [remainder(signed, now)]
    : changes;
}

function itemsOf(content: YamlMapping): readonly SignedItem[] {
  const { items } = content;
  return isList(items) ? items.map(toSignedItem) : [];
}

function itemChanges(
  before: readonly SignedItem[],
  after: readonly SignedItem[],
): readonly ContentChange[] {
  const { pairs, removed } = matchItems(before, after);
  const changes: ContentChange[] = [];
  let furthest = -1;
  after.forEach((item, index) => {
    const place: ContentPlace = { kind: 'item', index };
    const from = pairs.get(index);
    const old = from === undefined ? undefined : before[from];
    if (from === undefined || old === undefined) {
      changes.push({ code: 'item-added', message: `Item ${nameOf(item)} was added.`, place });
      return;
    }
    changes.push(...changesOf(old, item).map((change) => ({ ...change, place })));
    if (from < furthest || old.depth !== item.depth) {
      changes.push({ code: 'item-moved', message: `Item ${nameOf(item)} was moved.`, place });
    }
    furthest = Math.max(furthest, from);
  });
  return [
    ...changes,
    ...removed.flatMap((index): readonly ContentChange[] => {
      const item = before[index];
      const place: ContentPlace = { kind: 'nowhere' };
      return item
        ? [{ code: 'item-removed', message: `Item ${nameOf(item)} was removed.`, place }]
        : [];
    }),
  ];
}

function changesOf(before: SignedItem, after: SignedItem): readonly Omit<ContentChange, 'place'>[] {
  const changes: Omit<ContentChange, 'place'>[] = [];
  if (before.text !== after.text || before.key !== after.key) {
    const message = `Item ${nameOf(before)} now reads “${beginningOf(after.text)}”.`;
    changes.push({ code: 'item-reworded', message });
  }
  if (before.state !== after.state) {
    const message = `Item ${nameOf(after)} was ${itemStateWords(before.state)} and is ${itemStateWords(after.state)} now.`;
    changes.push({ code: 'item-state', message });
  }
  if (canonicalText(before.evidence) !== canonicalText(after.evidence)) {
    const message = `The evidence of item ${nameOf(after)} changed from ${listOf(before.evidence)} to ${listOf(after.evidence)}.`;
    changes.push({ code: 'item-evidence', message });
  }
  return changes;
}

function fieldChanges(before: YamlMapping, after: YamlMapping): readonly ContentChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): readonly ContentChange[] => {
    const [old, value] = [before[key], after[key]];
    if (old !== undefined && value !== undefined && canonicalText(old) === canonicalText(value)) {
      return [];
    }
    const place: ContentPlace = value === undefined ? { kind: 'nowhere' } : { kind: 'field', key };
    return [{ code: 'field-changed', message: describeField(key, old, value), place }];
  });
}

function describeField(
  key: string,
  before: YamlValue | undefined,
  after: YamlValue | undefined,
): string {
  if (before === undefined) {
    return `Field "${key}" was added: ${show(after)}.`;
  }
  return after === undefined
    ? `Field "${key}" was removed; it was ${show(before)}.`
    : `Field "${key}" changed from ${show(before)} to ${show(after)}.`;
}

function linkChanges(
  before: YamlValue | undefined,
  after: YamlValue | undefined,
): readonly ContentChange[] {
  if (canonicalText(before ?? []) === canonicalText(after ?? [])) {
    return [];
  }
  const message = `A reference leads elsewhere: ${show(after ?? [])} instead of ${show(before ?? [])}.`;
  return [{ code: 'link-changed', message, place: { kind: 'nowhere' } }];
}

/** Differences that no list would name: of the layout, or of what document and gate it is at all. */
function remainder(signed: YamlMapping, now: YamlMapping): ContentChange {
  const key = Object.keys({ ...signed, ...now }).find(
    (each) => canonicalText(signed[each] ?? null) !== canonicalText(now[each] ?? null),
  );
  if (key === 'body' || key === 'items') {
    const message = 'Blank lines or the layout of the text changed.';
    return { code: 'prose', message, place: { kind: 'nowhere' } };
  }
  const message = `What was signed is another ${key === 'gate' ? 'gate' : 'document'}: ${show(signed[key ?? 'doc'])}.`;
  return { code: 'field-changed', message, place: { kind: 'nowhere' } };
}

function nameOf({ key, text }: SignedItem): string {
  return key === undefined ? `“${beginningOf(text)}”` : `${key} “${beginningOf(text)}”`;
}

function listOf(evidence: readonly YamlValue[]): string {
  const parts = evidence.map((entry) =>
    Array.isArray(entry) ? entry.map(textOf).join(': ') : textOf(entry),
  );
  return parts.length === 0 ? 'none' : `“${beginningOf(parts.join(', '))}”`;
}

function show(value: YamlValue | undefined): string {
  const text = typeof value === 'string' ? `"${value}"` : canonicalText(value ?? null);
  return beginningOf(text);
}

/** Long texts are told by their beginning; the editor beside the list shows all of them. */
function beginningOf(text: string): string {
  return shorten(text, 80);
}

function textOf(value: YamlValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
