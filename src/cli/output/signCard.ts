/** What a signer is shown before signing. */
import type { YamlMapping, YamlValue } from '../../core/document/frontmatter.js';
import { isList } from '../../core/document/yamlValues.js';
import type { SignOffSummary } from '../../core/gate/planSignOff.js';
import type { Decision } from '../../core/signoff/signOffRecord.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { Style } from '../terminal/style.js';
import type { CardHead } from './gateCard.js';

/** A sign-off as it will be written. */
export interface PlannedSignOff {
  readonly head: CardHead;
  readonly record: YamlMapping;
  readonly summary: SignOffSummary;
  /** How the record will be tied to its signer, in words. */
  readonly proof: string;
}

/** The document, the decision, and everything the signature will cover. */
export function formatSignCard(planned: PlannedSignOff, style: Style): string {
  const { head, record, summary } = planned;
  const id = head.id === undefined ? '' : `${toDisplayText(head.id)}  `;
  const lines = [
    style.bold(toDisplayText(head.title)),
    style.dim(`${id}${toDisplayText(head.path)}`),
    '',
    ...factsOf(planned).map(
      ([name, value]) => `${style.dim(name.padEnd(10))}${toDisplayText(value)}`,
    ),
    '',
    style.bold(coverageTitle(record['decision'] as Decision, summary)),
    ...coverage(summary.content, style),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function factsOf({
  record,
  summary,
  proof,
}: PlannedSignOff): readonly (readonly [string, string])[] {
  const { gate, person, role } = summary;
  const facts: (readonly [string, string | undefined])[] = [
    ['gate', gate.title === gate.id ? gate.id : `${gate.id}: ${gate.title}`],
    ['decision', textOf(record['decision'])],
    ['signer', `${person.name}, ${role}, ${textOf(record['by']) ?? ''}`],
    ['meaning', textOf(record['meaning'])],
    ['note', textOf(record['note'])],
    ['items', Array.isArray(record['items']) ? record['items'].join(', ') : undefined],
    ['until', textOf(record['until'])],
    ['content', textOf(record['content'])],
    ['proof', proof],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function coverageTitle(decision: Decision, { content }: SignOffSummary): string {
  const count = listOf(content['items']).length;
  const what = decision === 'accepted' ? 'You sign' : 'It is about';
  return `${what} ${plural(count, 'item')}, the fields and the text below`;
}

function coverage(content: YamlMapping, style: Style): readonly string[] {
  const items = listOf(content['items']).map((item) => itemLine(item as YamlMapping, style));
  const fields = Object.entries(content['meta'] as YamlMapping).map(
    ([key, value]) => `  ${style.dim(`${toDisplayText(key)}:`)} ${toDisplayText(inline(value))}`,
  );
  const body = textOf(content['body']) ?? '';
  const lines = body === '' ? 0 : body.split('\n').length;
  return [...items, ...fields, `  ${style.dim(`${plural(lines, 'line')} of text`)}`];
}

function itemLine(item: YamlMapping, style: Style): string {
  const indent = '  '.repeat(Number(item['depth']) + 1);
  const key = typeof item['key'] === 'string' ? `${item['key']}: ` : '';
  const words = toDisplayText(`${key}${textOf(item['text']) ?? ''}`);
  switch (item['state']) {
    case 'done':
      return `${indent}${style.green('[x]')} ${words}`;
    case 'not-applicable':
      return `${indent}${style.dim(`[-] ${words}`)}`;
    default:
      return `${indent}[ ] ${words}`;
  }
}

function listOf(value: YamlValue | undefined): readonly YamlValue[] {
  // `isArray` does not narrow readonly arrays.
  return isList(value) ? value : [];
}

function textOf(value: YamlValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function inline(value: YamlValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
