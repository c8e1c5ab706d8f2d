import type { YamlValue } from '../document/frontmatter.js';
import { canonicalText } from '../signoff/canonicalText.js';
import { shorten } from '../text/shorten.js';

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
