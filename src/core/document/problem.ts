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

/** Every code that reading a document can give, so that a test can ask for a rule for each. */
export const documentProblemCodes = [
  'file/encoding',
  'file/too-large',
  'file/conflict-marker',
  'text/invisible-character',
  'frontmatter/no-opening-fence',
  'frontmatter/foreign-fence',
  'frontmatter/unclosed',
  'frontmatter/not-a-mapping',
  'frontmatter/syntax',
  'frontmatter/too-large',
  'frontmatter/too-many-keys',
  'frontmatter/too-deep',
  'frontmatter/duplicate-key',
  'frontmatter/complex-key',
  'frontmatter/unsafe-key',
  'frontmatter/anchor',
  'frontmatter/alias',
  'frontmatter/tag',
  'frontmatter/merge-key',
  'frontmatter/directive',
  'item/look-alike',
  'item/box-in-code',
  'markdown/too-complex',
  'link/undefined-reference',
] as const;
