/** Words that several kinds of change are told with. */
import type { YamlValue } from '../document/frontmatter.js';
import { canonicalText } from '../signoff/canonicalText.js';
import { listed } from '../text/listed.js';
import { foldBlanks } from './foldBlanks.js';

/** Long texts are told by their beginning; the editor beside the list shows all of them. */
export function shorten(text: string, most = 80): string {
  const folded = foldBlanks(text);
  if (folded.length <= most) {
    return folded;
  }
  // No more than the characters that may be shown, each of one or two units.
  const characters = [...folded.slice(0, 2 * most)];
  return characters.length <= most && folded.length <= 2 * most
    ? folded
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

export function quote(text: string): string {
  return `“${shorten(text)}”`;
}

/** A value of frontmatter as a person would write it. */
export function show(value: YamlValue | undefined): string {
  if (typeof value === 'string') {
    return quote(value);
  }
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.length === 0 ? 'nothing' : shorten(value.join(', '));
  }
  return shorten(canonicalText(value ?? null));
}

/** Of many only the first are named. */
export function firstListed(names: readonly string[], most = 6): string {
  return listed(
    names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names,
  );
}

/** `the gate acceptance`, `the gates handoff and acceptance`. */
export function gatesNamed(ids: readonly string[]): string {
  return `the gate${ids.length === 1 ? '' : 's'} ${firstListed(ids)}`;
}
