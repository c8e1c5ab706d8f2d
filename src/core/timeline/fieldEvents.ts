import type { Document } from '../document/document.js';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { mappingOf, isList } from '../document/yamlValues.js';
import { canonicalText } from '../signoff/canonicalText.js';
import { shownValue } from './shownText.js';
import type { TimelineEvent } from './timelineEvent.js';

/** Keys that other events tell of. */
const toldElsewhere: ReadonlySet<string> = new Set(['sign_offs', 'gates', 'template']);

/** What became of the frontmatter, in the order of its keys. */
export function fieldEvents(before: Document, after: Document): readonly TimelineEvent[] {
  const [old, now] = [before.frontmatter.data, after.frontmatter.data];
  const isReview = (key: string) => key.startsWith('reviewed_');
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) =>
    differs(old[key], now[key]),
  );
  const plain = keys.filter((key) => !toldElsewhere.has(key) && !isReview(key));
  return [
    ...plain.map((key) => fieldEvent(key, old[key], now[key])),
    ...(keys.includes('template') ? [templateEvent(old['template'], now['template'])] : []),
    ...(keys.includes('gates') ? [gatesEvent(old['gates'], now['gates'])] : []),
    ...(keys.some(isReview) ? [reviewEvent(now)] : []),
  ];
}

function differs(one: YamlValue | undefined, other: YamlValue | undefined): boolean {
  return one === undefined || other === undefined
    ? one !== other
    : canonicalText(one) !== canonicalText(other);
}

function fieldEvent(
  key: string,
  before: YamlValue | undefined,
  after: YamlValue | undefined,
): TimelineEvent {
  if (key === 'status' && (before === 'cancelled') !== (after === 'cancelled')) {
    return after === 'cancelled'
      ? { code: 'cancelled', field: key, message: 'The document was cancelled.' }
      : { code: 'resumed', field: key, message: 'The document is no longer cancelled.' };
  }
  return { code: 'field-changed', field: key, message: fieldMessage(key, before, after) };
}

function fieldMessage(
  key: string,
  before: YamlValue | undefined,
  after: YamlValue | undefined,
): string {
  if (before === undefined) {
    return `Field ${key} was set to ${shownValue(after)}.`;
  }
  return after === undefined
    ? `Field ${key} was taken out; it was ${shownValue(before)}.`
    : `Field ${key} changed from ${shownValue(before)} to ${shownValue(after)}.`;
}

function templateEvent(before: YamlValue | undefined, after: YamlValue | undefined): TimelineEvent {
  const [old, now] = [pinned(before), pinned(after)];
  const isAdoption = now !== undefined && old?.id === now.id && old.content !== now.content;
  const message = isAdoption
    ? `Changes of template ${now.id} were adopted: ${shortContent(old.content)} before, ${shortContent(now.content)} now.`
    : fieldMessage('template', before, after);
  return { code: isAdoption ? 'template-adopted' : 'field-changed', field: 'template', message };
}

interface Pinned {
  readonly id: string;
  readonly content: string | undefined;
}

function pinned(value: YamlValue | undefined): Pinned | undefined {
  const { id, content } = mappingOf(value);
  return typeof id === 'string'
    ? { id, content: typeof content === 'string' ? content : undefined }
    : undefined;
}

/** A fingerprint by its beginning, which is enough to find it. */
function shortContent(content: string | undefined): string {
  return content === undefined ? 'no content' : content.slice(0, 15);
}

function gatesEvent(before: YamlValue | undefined, after: YamlValue | undefined): TimelineEvent {
  const [old, now] = [gatesById(before), gatesById(after)];
  const told = [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    if (!old.has(id)) return [`${id} was added`];
    if (!now.has(id)) return [`${id} was removed`];
    return differs(old.get(id), now.get(id)) ? [`the rules of ${id} changed`] : [];
  });
  const what = told.length === 0 ? 'their order or form changed' : told.join(', ');
  return { code: 'gates-changed', field: 'gates', message: `The gates changed: ${what}.` };
}

function gatesById(value: YamlValue | undefined): ReadonlyMap<string, YamlValue> {
  const entries = isList(value) ? value : [];
  return new Map(
    entries.map((entry, index) => {
      const { id } = mappingOf(entry);
      return [typeof id === 'string' ? id : `gate ${index + 1}`, entry];
    }),
  );
}

function reviewEvent(now: YamlMapping): TimelineEvent {
  const text = (key: string) => (now[key] === undefined ? undefined : shownValue(now[key]));
  const on = text('reviewed_on');
  const parts = [
    on === undefined ? 'The record of its review changed' : `It was reviewed on ${on}`,
    ...withText(text('reviewed_by'), (by) => ` by ${by}`),
    ...withText(text('reviewed_outcome'), (outcome) => `, with the outcome ${outcome}`),
    ...(now['reviewed_in_bulk'] === true ? [', together with others'] : []),
    ...withText(text('reviewed_note'), (note) => `: ${note}`),
  ];
  const message = parts.join('').replace(/\.$/, '');
  return { code: 'reviewed', field: 'reviewed_on', message: `${message}.` };
}

function withText(text: string | undefined, tell: (text: string) => string): readonly string[] {
  return text === undefined ? [] : [tell(text)];
}
