import { escapeHtml } from '../../core/lists/markup.js';
import { toDisplayText } from '../terminal/displayText.js';

/** Markup that is safe to put into a page; made by `html` alone. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[];

/** Markup with values in it: texts are escaped, markup made by this function is not. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  const markup = parts.map((part, index) => part + toMarkup(values[index] ?? '')).join('');
  return { markup };
}

/** Text as it is, line breaks included, but for characters that no page may hold. */
export function verbatim(text: string): Html {
  const shown = text.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '\ufffd');
  return { markup: escapeHtml(shown) };
}

function toMarkup(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(toDisplayText(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
