import { nearestWord } from '../schema/nearestWord.js';

export type FoundEntry = { readonly title: string } | { readonly problem: string };

/** The entry of an order that somebody means: its words, enough of them to tell it from the others, or its place from 1. */
export function findEntry(order: readonly string[], asked: string): FoundEntry {
  const words = fold(asked);
  const [same] = order.filter((title) => fold(title) === words);
  if (same !== undefined) return { title: same };
  const atPlace = /^\d{1,6}$/.test(words) ? order[Number(words) - 1] : undefined;
  if (atPlace !== undefined) return { title: atPlace };
  const like = words === '' ? [] : order.filter((title) => fold(title).includes(words));
  const [only, ...others] = like;
  if (only !== undefined && others.length === 0) return { title: only };
  const shown = asked.trim().replace(/\s+/gu, ' ');
  if (only !== undefined) {
    return { problem: `"${shown}" may be ${like.map((title) => `"${title}"`).join(' or ')}.` };
  }
  const near = nearestWord(shown, order);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return { problem: `"${shown}" is not in the order.${hint}` };
}

function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
