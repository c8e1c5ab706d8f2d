import { toDisplayText } from '../terminal/displayText.js';

// Between the sign and the name, so that posting a report mentions no person and refers to no issue.
const nothing = '<!-- -->';

/** `text` so that Markdown shows it as it is, also inside a table: no markup, HTML, mentions or links of its own. */
export function escapeMarkdown(text: string): string {
  return toDisplayText(text)
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_{}[\]()!|~<>#]/g, '\\$&')
    .replace(/^(?=[+-])|(?<=^\d+)(?=[.)])/, '\\')
    .replace(/@(?=\w)|#(?=\d)/g, `$&${nothing}`);
}

/** `text` as code. */
export function markdownCode(text: string): string {
  const shown = toDisplayText(text).replaceAll('|', '\\|');
  const fence = '`'.repeat(longestRun(shown) + 1);
  const blank = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${blank}${shown}${blank}${fence}`;
}

/** A table whose cells are Markdown already. */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(titles) + line(titles.map(() => '---')) + rows.map(line).join('');
}

function longestRun(text: string): number {
  const runs = text.match(/`+/g) ?? [];
  return Math.max(0, ...runs.map((run) => run.length));
}
