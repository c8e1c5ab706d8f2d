import type { Kind } from '../kind.js';
import { plainKind } from './plainKind.js';

/** Any Markdown file that says nothing of itself. */
export const page: Kind = {
  ...plainKind,
  id: 'page',
  title: 'Page',
  description: 'Any other Markdown file; its links, items and headings are indexed.',
  idPrefix: 'DOC',
};
