import type { RowControls } from './listMarkup.js';
import type { ListWords } from './listWords.js';
import { element } from './markup.js';

/** Rows whose names lead from the document at `from` to their documents, at their lines, as Markdown links would. */
export function linkedRows(from: string, words?: ListWords): RowControls {
  return {
    ...(words === undefined ? {} : { words }),
    name: (row, text) => element('a', { href: addressFrom(from, row) }, text),
  };
}

/** The address of a line of a document, counted from 0, as a link in the document at `from` would have it. */
export function addressFrom(
  from: string,
  { path, line }: { readonly path: string; readonly line: number },
): string {
  return `${relativeAddress(from, path)}#L${line + 1}`;
}

/** The address of a document from another; it begins with a dot, so that it never looks like a scheme. */
function relativeAddress(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let shared = 0;
  while (shared < here.length && here[shared] === there[shared]) shared++;
  const up = here.slice(shared).map(() => '..');
  const down = there
    .slice(shared)
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')));
  return ['.', ...up, ...down].join('/');
}
