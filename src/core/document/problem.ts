import type { TextRange } from '../text/textRange.js';

/**
 * Something the reader of one document could not take at face value: encoding, frontmatter syntax, look-alike items, limits.
 *
 * `code` is the code of the finding it becomes (`frontmatter/duplicate-key`); the rule of that code sets the level.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly range: TextRange;
}
