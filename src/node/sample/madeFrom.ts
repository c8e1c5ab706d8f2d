import { templatePin } from '../../core/gate/templatePin.js';
import { newDocument } from '../../core/templates/newDocument.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import { sha256 } from '../sha256.js';

const pins = new Map<string, string | undefined>();

/** A document made from a template of the library, which it remembers by its content. */
export function madeFrom(
  { id, text }: { readonly id: string; readonly text: string },
  values: TemplateValues,
): string {
  if (!pins.has(text)) {
    pins.set(text, templatePin(text, sha256));
  }
  const content = pins.get(text);
  return newDocument({ id, text, ...(content === undefined ? {} : { content }) }, values).text;
}
