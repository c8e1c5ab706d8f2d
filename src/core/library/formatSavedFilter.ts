import type { SavedFilter } from '../schema/savedFilter.js';
import { savedFiltersFolder } from '../schema/savedFilter.js';
import { quoteScalar } from '../templates/yamlQuoting.js';

/** The text of a filter's file, which reads back as the same filter. */
export function formatSavedFilter({ title, query, sort, group }: SavedFilter): string {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['title', title],
    ['query', query],
    ['sort', sort],
    ['group', group],
  ];
  return lines
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${quoteScalar(value)}\n`]))
    .join('');
}

/** Where a filter of that title is kept: a name that every file system takes. */
export function savedFilterPath(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${savedFiltersFolder}/${words === '' ? 'filter' : words}.yml`;
}
