import { coveredBody } from '../signoff/coveredBody.js';
import { shorten } from '../text/shorten.js';
import type { TimelineEvent } from './timelineEvent.js';
import type { TimelineContent } from './timelineVersion.js';

/** Sections named in one sentence. */
const mostNamed = 5;

/**
 * That the text around the items changed, with the sections in which it did.
 *
 * Of a merge only a section counts that it has from none of its parents and in which it says something of its own.
 */
export function textEvents(
  before: readonly TimelineContent[],
  after: TimelineContent,
): readonly TimelineEvent[] {
  const now = sectionsOf(after);
  const parents = before.map(sectionsOf);
  const names = new Set([...now.keys(), ...parents.flatMap((sections) => [...sections.keys()])]);
  const changed = [...names].filter((name) => isChanged(name, now, parents));
  if (parents.length === 0 || changed.length === 0) {
    return [];
  }
  const told = changed
    .slice(0, mostNamed)
    .map((name) => (name === '' ? 'the beginning' : `“${shorten(name)}”`));
  const rest = changed.length - told.length;
  const more = rest === 0 ? '' : ` and ${rest} more`;
  return [{ code: 'text-changed', message: `The text changed in ${told.join(', ')}${more}.` }];
}

type Sections = ReadonlyMap<string, readonly string[]>;

function isChanged(name: string, now: Sections, parents: readonly Sections[]): boolean {
  const lines = now.get(name) ?? [];
  const old = parents.map((sections) => sections.get(name) ?? []);
  if (old.some((each) => each.join('\n') === lines.join('\n'))) {
    return false;
  }
  const known = new Set(old.flat());
  return parents.length < 2 || lines.some((line) => !known.has(line));
}

/** The lines of each section without its items, by its heading. */
function sectionsOf({ document, text }: TimelineContent): Sections {
  const { text: body } = coveredBody(document, text, { selection: {}, looked: [] });
  const sections = new Map<string, string[]>();
  let name = '';
  for (const line of body.split('\n')) {
    name = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/.exec(line)?.[1] ?? name;
    if (line !== '') {
      const lines = sections.get(name);
      if (lines) lines.push(line);
      else sections.set(name, [line]);
    }
  }
  return sections;
}
