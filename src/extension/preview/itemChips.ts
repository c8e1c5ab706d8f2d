import * as vscode from 'vscode';
import { dueOnOf } from '../../core/checklist/dueDate.js';
import { stateOf } from '../../core/checklist/itemState.js';
import { roleOf } from '../../core/checklist/roleOf.js';
import type { Document, Item } from '../../core/document/document.js';
import { wordsForDue } from '../../core/language/dueHints.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { Library } from '../../core/library/library.js';
import { element, toHtml, type Markup } from '../../core/lists/markup.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { lineAt } from '../../core/text/lineMap.js';
import type { Shared } from '../shared/context.js';

/** What stands behind the items of a page, as HTML by their lines. */
export type Chips = ReadonlyMap<number, string>;

const none: Chips = new Map();

/** Whose the open items of a document are and how far their days; the boxes of a template are there to be copied. */
export function chipsOf({ store, clock }: Shared, uri: vscode.Uri): Chips {
  const target = store.find(uri);
  const library = target?.open.library;
  const document = target && library?.documents.get(target.path);
  if (library === undefined || document === undefined) return none;
  if (document.items.length === 0 || profileIn(library, document).kindId === 'template')
    return none;
  const chips = new Map<number, string>();
  for (const item of document.items) {
    const parts = partsOf(library, { document, item }, clock.today);
    if (parts.length === 0) continue;
    const html = toHtml(element('span', { class: 'sop-chips' }, ...parts));
    chips.set(lineAt(document.lines, item.box), ` ${html}`);
  }
  return chips;
}

function partsOf(
  { roster }: Library,
  { document, item }: { readonly document: Document; readonly item: Item },
  today: CivilDate,
): readonly Markup[] {
  const state = stateOf(item);
  if (state === 'not-applicable') return [chip(vscode.l10n.t('not applicable'), 'quiet')];
  if (state === 'done') return [];
  const whose = roleOf(document, item);
  const dueOn = dueOnOf(item);
  const parts: Markup[] = [];
  if (whose !== undefined) {
    const name = roster.roles.get(whose)?.title ?? roster.people.get(whose)?.name ?? `@${whose}`;
    parts.push(chip(name, 'quiet'));
  }
  if (dueOn !== undefined) {
    const { words, isLate } = wordsForDue(dueOn, today);
    parts.push(chip(words, isLate ? 'bad' : 'waiting'));
  }
  return parts;
}

function chip(text: string, tone: 'bad' | 'quiet' | 'waiting'): Markup {
  return element('span', { class: `sop-chip sop-tone-${tone}` }, text);
}
