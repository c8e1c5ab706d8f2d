/** Where documents name people and roles. */
import type { Document } from '../../document/document.js';
import type { YamlValue } from '../../document/frontmatter.js';
import type { TextRange } from '../../text/textRange.js';
import { valueOf } from '../places.js';

/** A name in the frontmatter with its place. */
export interface NamedInField {
  readonly name: string;
  readonly range: TextRange;
}

/** The names a field holds, alone or in a list. */
export function namesIn(document: Document, key: string): readonly NamedInField[] {
  const value = document.frontmatter.data[key];
  if (typeof value === 'string') {
    return value.trim() === '' ? [] : [{ name: value.trim(), range: valueOf(document, key) }];
  }
  if (!Array.isArray(value)) {
    return [];
  }
  return value.flatMap((entry: YamlValue, index) =>
    typeof entry === 'string' && entry.trim() !== ''
      ? [{ name: entry.trim(), range: valueOf(document, [key, index]) }]
      : [],
  );
}

/** Whether a field says who did something once, so that it stays true after the person left. */
export function isHistorical(key: string): boolean {
  return key.endsWith('_by');
}
