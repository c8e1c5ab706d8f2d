/** One difference between signed content and what stands there now. */
export interface ContentChange {
  readonly code: ContentChangeCode;
  readonly message: string;
  readonly place: ContentPlace;
}

export type ContentChangeCode =
  | 'item-added'
  | 'item-removed'
  | 'item-reworded'
  | 'item-moved'
  | 'item-state'
  | 'item-evidence'
  | 'field-changed'
  | 'prose'
  | 'link-changed';

/** Where to look now: an item by its number among those covered, a frontmatter key, or a line of the covered text. */
export type ContentPlace =
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'nowhere' };
