import { recordId } from '../../src/core/signoff/recordId.js';
import { sha256 } from './sha256.js';

/** A record as `signed` writes it, without the link to the one before it. */
export type RecordFields = Readonly<Record<string, string>>;

/**
 * `text` with its sign-offs replaced by a chain of `count` records, all like `fields` and a second apart.
 *
 * Every other one is a return with a note, so that the last one of an even number is what `fields` says.
 */
export function withManySignOffs(text: string, fields: RecordFields, count: number): string {
  const lines: string[] = [];
  let prev = 'none';
  for (let index = 0; index < count; index++) {
    const isLast = index % 2 === 1 || index === count - 1;
    const record: RecordFields = {
      ...fields,
      ...(isLast ? {} : { decision: 'returned', note: 'The rules are not those of the firewall.' }),
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString().replace('.000', ''),
      prev,
    };
    prev = recordId(record, sha256);
    Object.entries(record).forEach(([key, value], at) => {
      lines.push(`  ${at === 0 ? '- ' : '  '}${key}: ${JSON.stringify(value)}\n`);
    });
  }
  const end = text.indexOf('\n---\n', 3) + 1;
  const head = text.slice(0, end).replace(/^sign_offs:\n(?:[ -].*\n)*/m, '');
  return `${head}sign_offs:\n${lines.join('')}${text.slice(end)}`;
}
