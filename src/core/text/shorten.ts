/** Text for a sentence: on one line, and told by its beginning where it has more characters than `most`. */
export function shorten(text: string, most = 120): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length <= most
    ? characters.join('')
    : `${characters.slice(0, most - 1).join('')}…`;
}
