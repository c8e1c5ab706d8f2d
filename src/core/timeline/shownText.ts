import type { YamlValue } from '../document/frontmatter.js';
import { canonicalText } from '../signoff/canonicalText.js';

/** Text for a sentence: on one line, and told by its beginning where it has more characters than `most`. */
export function shorten(text: string, most = 120): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length <= most
    ? characters.join('')
    : `${characters.slice(0, most - 1).join('')}…`;
}

/** A value of the frontmatter as a reader would write it. */
export function shownValue(value: YamlValue | undefined): string {
  if (typeof value === 'string') {
    return shorten(value) === '' ? 'nothing' : shorten(value);
  }
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) {
    return value.length === 0 ? 'nothing' : shorten(value.join(', '));
  }
  return value === undefined || value === null ? 'nothing' : shorten(canonicalText(value));
}
