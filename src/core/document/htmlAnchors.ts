import type { OutlineSpan } from './outline.js';

const attribute = /\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;

/** The names that HTML declares as anchors by `id` or `name`, in order, each once. */
export function findHtmlAnchors(text: string, html: readonly OutlineSpan[]): readonly string[] {
  const names = new Set<string>();
  for (const { start, end } of html) {
    const source = text.slice(start, end);
    if (source.startsWith('<!--') || !source.includes('=')) {
      continue;
    }
    for (const [, double, single, bare] of source.matchAll(attribute)) {
      const name = double ?? single ?? bare ?? '';
      if (name !== '') {
        names.add(name);
      }
    }
  }
  return [...names];
}
