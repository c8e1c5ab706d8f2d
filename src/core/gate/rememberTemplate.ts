import { parseDocument } from '../document/parseDocument.js';
import { templateContent } from './pinReasons.js';
import { applyChanges } from '../library/applyChanges.js';
import type { Library } from '../library/library.js';
import { problemOfPlace } from '../library/planNewDocument.js';
import type { TemplateChoice } from '../library/templateChoices.js';
import { installTemplate } from '../templates/installTemplate.js';
import type { TemplateValues } from '../templates/renderTemplate.js';

/** How a document will know its template later. */
export interface TemplateMemory {
  readonly template: TemplateChoice;
  /** The library with the template in it. */
  readonly library: Library;
  readonly remembers: boolean;
  readonly content?: string;
  /** The template of the product, which comes into the library along with the document. */
  readonly installed?: { readonly path: string; readonly text: string };
}

/**
 * What is held against its template later remembers it, and that takes a template in the library: one of the product is copied into it.
 * What is told once (a client, a meeting) remembers a template of the library only.
 */
export function rememberTemplate(
  library: Library,
  template: TemplateChoice,
  known: TemplateValues,
): TemplateMemory | { readonly problem: string } {
  if (!template.isPacked) {
    const document = library.documents.get(template.path);
    return { template, library, remembers: true, ...contentOf(library, document) };
  }
  if (template.kind !== 'checklist' && !template.hasGates) {
    return { template, library, remembers: false };
  }
  const path = `templates/${template.path}`;
  const problem = problemOfPlace(library, path);
  if (problem !== undefined) {
    return { problem: `The template cannot be copied into the library. ${problem}` };
  }
  const text = installTemplate(template.text, known);
  const document = parseDocument(path, { text, bom: false });
  const next = applyChanges(library, [{ kind: 'document', document }]).library;
  return {
    template: { ...template, path, text },
    library: next,
    remembers: true,
    installed: { path, text },
    ...contentOf(next, document),
  };
}

function contentOf(
  library: Library,
  document: Parameters<typeof templateContent>[1] | undefined,
): { readonly content?: string } {
  const content = document && templateContent(library, document);
  return content === undefined ? {} : { content };
}
