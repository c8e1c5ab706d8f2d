import { dueOnOf } from '../checklist/dueDate.js';
import { isRequired, stateOf } from '../checklist/itemState.js';
import { roleOf } from '../checklist/roleOf.js';
import type { Document } from '../document/document.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Profile } from '../schema/profile.js';
import { lineAt } from '../text/lineMap.js';

/** The open items of one role or person in a run. */
export interface OpenItems {
  /** Empty where nobody owns them. */
  readonly whose: string;
  /** The earliest of their days. */
  readonly on: CivilDate;
  /** Of the first, from 0. */
  readonly line: number;
  readonly titles: readonly string[];
}

/** The required open items of a run whose day is wanted, by whose they are; an item's own day goes before that of its run. */
export function openItemsByRole(
  document: Document,
  { kindId, owner, dueOn }: Profile,
  isWanted: (on: CivilDate) => boolean,
): readonly OpenItems[] {
  if (kindId !== 'checklist') return [];
  const found = new Map<string, { whose: string; on: CivilDate; line: number; titles: string[] }>();
  for (const item of document.items) {
    const on = dueOnOf(item) ?? dueOn?.on;
    if (on === undefined || stateOf(item) !== 'open' || !isRequired(item) || !isWanted(on)) {
      continue;
    }
    const whose = roleOf(document, item, owner) ?? '';
    const title = item.title || item.text;
    const known = found.get(whose);
    if (known === undefined) {
      found.set(whose, { whose, on, line: lineAt(document.lines, item.box), titles: [title] });
    } else {
      known.titles.push(title);
      known.on = on < known.on ? on : known.on;
    }
  }
  return [...found.values()];
}
