import { formatCsv } from '../output/csv.js';
import type { AuditFacts } from './auditFacts.js';

/** The timeline as a table: one line for each event, its causes behind its message. */
export function formatAuditCsv({ document, timeline }: AuditFacts): string {
  const head = ['day', 'at', 'commit', 'author', 'email', 'event', 'what', 'item', 'gate', 'path'];
  const rows = timeline.map((event) => [
    event.day,
    event.at ?? '',
    event.commit ?? '',
    event.author ?? '',
    event.email ?? '',
    event.code,
    [event.message, ...event.causes].join(' '),
    event.item ?? '',
    event.gate ?? '',
    event.path,
  ]);
  return formatCsv([['document', ...head], ...rows.map((row) => [document.id ?? '', ...row])]);
}
