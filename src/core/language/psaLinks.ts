import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import type { PsaSettings } from '../schema/configuration.js';
import type { TextRange } from '../text/textRange.js';

/** A number that the PSA knows, and its address there. */
export interface PsaLink {
  readonly range: TextRange;
  readonly address: string;
  readonly title: string;
}

/** `Ticket: T-4711`, `ticket #4711`: the word, then a number with whatever letters go before it. */
const ticketPattern = /\btickets?:?[ \t]+#?((?:[A-Za-z]{1,10}-?)?\d[\w-]*)/giu;

/** Ticket numbers in the text and the PSA's id of a project, where the configuration says where they lead. */
export function psaLinks(
  document: Document,
  text: string,
  { ticketUrl, projectUrl }: PsaSettings,
): readonly PsaLink[] {
  const links: PsaLink[] = [];
  const project = projectUrl === undefined ? undefined : locateField(document, ['psa_id']);
  if (projectUrl !== undefined && project !== undefined) {
    const id = plainScalar(text.slice(project.value.start, project.value.end));
    if (id !== '') {
      links.push({ range: project.value, address: fill(projectUrl, id), title: `Project ${id}` });
    }
  }
  if (ticketUrl === undefined) return links;
  const body = document.frontmatter.block.end;
  for (const match of text.slice(body).matchAll(ticketPattern)) {
    const [whole, id = ''] = match;
    const end = body + match.index + whole.length;
    const range = { start: end - id.length, end };
    links.push({ range, address: fill(ticketUrl, id), title: `Ticket ${id}` });
  }
  return links;
}

function plainScalar(written: string): string {
  return written.trim().replace(/^(["'])(.*)\1$/u, '$2');
}

function fill(url: string, id: string): string {
  return url.replaceAll('{id}', encodeURIComponent(id));
}
