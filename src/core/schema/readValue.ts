/** What is read of single values of the frontmatter; anything else counts as not there. */
import type { YamlValue } from '../document/frontmatter.js';
import { parseCivilDate, type CivilDate } from './civilDate.js';

/** A text without blanks around it; an empty one is none. */
export function textOf(value: YamlValue | undefined): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

export function dayOf(value: YamlValue | undefined): CivilDate | undefined {
  return typeof value === 'string' ? parseCivilDate(value) : undefined;
}
