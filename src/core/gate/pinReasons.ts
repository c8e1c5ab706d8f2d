import type { Document } from '../document/document.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import type { Configuration } from '../schema/configuration.js';
import type { RoleNames } from '../signoff/coverage.js';
import { fingerprintOf } from '../signoff/fingerprint.js';
import { sizeOf, templateOfSize } from '../templates/templateSize.js';
import { fingerprintInputOf, type GateCase } from './gateCase.js';
import { reasonAt, type GateReason } from './gateReason.js';
import { templateReasons, type TemplateContents } from './templateReasons.js';

/** Where a run asks for less than the content of its template that it was made from. */
export function pinReasons(gateCase: GateCase): readonly GateReason[] {
  const { document, names } = gateCase;
  const pin = pinOf(document);
  if (!pin) {
    return [];
  }
  const template = pinnedTemplate(gateCase, pin);
  if (template === 'unknown') {
    const message = `Nothing says what this run must ask for: the template ${pin.id} is not here with the content that the run names.`;
    return [reasonAt(document, document.frontmatter.yaml, { code: 'template-unknown', message })];
  }
  if (template === 'unchecked') {
    return [];
  }
  const size = sizeOf(document);
  const [current = template] = documentsWithId(gateCase.library, pin.id);
  return comparison(document, names, {
    pinned: templateOfSize(template, size),
    current: templateOfSize(current, size),
  });
}

interface Comparison {
  readonly templates: TemplateContents;
  readonly names: RoleNames;
  readonly reasons: readonly GateReason[];
}

const comparisons = new WeakMap<Document, Comparison>();

/** Comparing every item with every other is dear, and a keystroke elsewhere changes none of the documents. */
function comparison(
  run: Document,
  names: RoleNames,
  templates: TemplateContents,
): readonly GateReason[] {
  const known = comparisons.get(run);
  if (
    known?.names === names &&
    known.templates.pinned === templates.pinned &&
    known.templates.current === templates.current
  ) {
    return known.reasons;
  }
  const reasons = templateReasons(run, templates, names);
  comparisons.set(run, { templates, names, reasons });
  return reasons;
}

interface TemplatePin {
  readonly id: string;
  readonly content?: string;
}

/** The `template` a run remembers: an id, and since which content. */
export function pinOf(document: Document): TemplatePin | undefined {
  const value = document.frontmatter.data['template'];
  if (typeof value === 'string') {
    return { id: value };
  }
  if (
    typeof value !== 'object' ||
    value === null ||
    !('id' in value) ||
    typeof value['id'] !== 'string'
  ) {
    return undefined;
  }
  const content = value['content'];
  return { id: value['id'], ...(typeof content === 'string' ? { content } : {}) };
}

/**
 * The content a run is pinned to: the template as it is while its fingerprint is the pinned one, else earlier content that git remembers.
 *
 * `unchecked` where the template moved on and nobody looked into git: a library in a browser has no history to look into.
 */
export function pinnedTemplate(
  { library }: Pick<GateCase, 'library'>,
  pin: TemplatePin,
): Document | 'unknown' | 'unchecked' {
  const current = documentsWithId(library, pin.id)[0];
  if (pin.content === undefined || (current && templateContent(library, current) === pin.content)) {
    return current ?? 'unknown';
  }
  if (library.earlierTemplates === undefined) {
    return current ? 'unchecked' : 'unknown';
  }
  return library.earlierTemplates.get(pin.content) ?? 'unknown';
}

const contents = new WeakMap<Configuration, WeakMap<Document, string | undefined>>();

/** Fingerprint of a template's whole content, which its runs remember. */
export function templateContent(library: Library, template: Document): string | undefined {
  let known = contents.get(library.configuration);
  if (!known) {
    known = new WeakMap();
    contents.set(library.configuration, known);
  }
  if (!known.has(template)) {
    const input = fingerprintInputOf(library, template);
    known.set(template, input && fingerprintOf(input, library.hash));
  }
  return known.get(template);
}
