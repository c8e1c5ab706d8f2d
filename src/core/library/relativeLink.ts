/** `to` as a link in the document at `from` writes it: relative, with blanks and the like percent-encoded. */
export function relativeLink(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let common = 0;
  while (
    common < folders.length &&
    common < parts.length - 1 &&
    folders[common] === parts[common]
  ) {
    common++;
  }
  const up = folders.slice(common).map(() => '..');
  return [...up, ...parts.slice(common)].map(encoded).join('/');
}

/** Parentheses would end a link's destination, and a number sign its path. */
function encoded(part: string): string {
  return encodeURI(part).replace(
    /[()#?]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
