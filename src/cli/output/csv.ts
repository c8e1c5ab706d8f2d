import { toDisplayText } from '../terminal/displayText.js';

/** Lines of comma-separated values (RFC 4180) that spreadsheets take as text, never as formulas. */
export function formatCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(toCsvField).join(',')}\r\n`).join('');
}

/** A text that begins like a formula gets an apostrophe, which spreadsheets hide; numbers stay numbers. */
function toCsvField(value: string | number): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = toDisplayText(value);
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^'|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
