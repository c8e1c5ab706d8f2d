import type { TextRange } from '../text/textRange.js';

/** A value of YAML 1.2 core. Dates stay strings: no schema type here has a time zone. */
export type YamlValue =
  null | boolean | number | string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** A YAML mapping, keys in the order of the file; made without a prototype. */
export type YamlMapping = { readonly [key: string]: YamlValue };

/** The YAML block between `---` lines at the top of a document. */
export interface Frontmatter {
  /**
   * `none`: no block; the whole text is body.
   * `invalid`: a block that could not be read in full; `data` is then empty, so that nothing is half believed.
   */
  readonly status: 'ok' | 'none' | 'invalid';
  /** From the opening fence to the end of the closing fence's line; empty at 0 when there is no block. */
  readonly block: TextRange;
  /** The YAML between the fences. */
  readonly yaml: TextRange;
  /** The text of `yaml`, kept so that a place in it can be found without the document's text. */
  readonly source: string;
  readonly data: YamlMapping;
}
