import { renderTemplate } from './renderTemplate.js';
import type { TemplateValues } from './renderTemplate.js';

/**
 * A template of the product as it is put into a library: what it says of itself is filled in, what it
 * asks of the documents made from it stays as it is.
 */
export function installTemplate(text: string, values: TemplateValues): string {
  let fences = 0;
  return text
    .split(/(?<=\n)/)
    .map((line) => {
      const isFence = /^---[ \t]*\r?\n?$/.test(line);
      fences += isFence && fences < 2 ? 1 : 0;
      return fences === 1 && !isFence && /^[a-z]/.test(line)
        ? renderTemplate(line, values, 'yaml').text
        : line;
    })
    .join('');
}
