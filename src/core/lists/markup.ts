/**
 * HTML as data: what renderers of lists make, for a file, the Markdown preview or the dashboard page.
 *
 * Texts are texts, so that nothing of a document is ever read as markup; they are escaped in one place, below, or
 * set as text by whoever builds elements.
 */
export type Markup = string | MarkupElement;

export interface MarkupElement {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly Markup[];
}

/** Nothing that runs, loads or embeds anything. */
export type Tag =
  | 'a'
  | 'button'
  | 'code'
  | 'details'
  | 'div'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'input'
  | 'li'
  | 'nav'
  | 'p'
  | 'rect'
  | 'section'
  | 'span'
  | 'strong'
  | 'summary'
  | 'svg'
  | 'table'
  | 'tbody'
  | 'td'
  | 'th'
  | 'thead'
  | 'time'
  | 'tr'
  | 'ul';

/** No handler and no style among them. `href` is for addresses of our own making. */
export type Attributes = Readonly<
  Partial<
    Record<
      | 'aria-busy'
      | 'aria-controls'
      | 'aria-describedby'
      | 'aria-hidden'
      | 'aria-label'
      | 'aria-labelledby'
      | 'aria-live'
      | 'aria-selected'
      | 'checked'
      | 'class'
      | 'data-action'
      | 'data-key'
      | 'data-label'
      | 'datetime'
      | 'height'
      | 'href'
      | 'id'
      | 'preserveAspectRatio'
      | 'role'
      | 'scope'
      | 'tabindex'
      | 'title'
      | 'type'
      | 'viewBox'
      | 'width'
      | 'x'
      | 'y',
      string
    >
  >
>;

/** One element; children that are undefined are left out. */
export function element(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Markup | undefined)[]
): MarkupElement {
  return { tag, attributes, children: children.filter((child) => child !== undefined) };
}

const withoutEnd: ReadonlySet<Tag> = new Set(['input', 'rect']);

/** The HTML text of `markup`, everything in it escaped. */
export function toHtml(markup: Markup): string {
  if (typeof markup === 'string') {
    return escapeHtml(markup);
  }
  const { tag, attributes, children } = markup;
  const written = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  if (withoutEnd.has(tag)) {
    return `<${tag}${written}/>`;
  }
  return `<${tag}${written}>${children.map(toHtml).join('')}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text` so that HTML shows it as it is, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
