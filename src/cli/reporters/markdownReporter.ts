import type { Finding } from '../../core/rules/finding.js';
import type { Level } from '../../core/schema/configuration.js';
import { escapeMarkdown, markdownCode, markdownTable } from '../output/markdown.js';
import { countLevels, describeLevels, plural, type CheckReport } from './checkReport.js';

const words: Readonly<Record<Level, string>> = {
  error: '**error**',
  warning: 'warning',
  info: 'note',
};

/** For a comment on a pull request or a job summary. */
export function reportAsMarkdown({ findings, documents, known }: CheckReport): string {
  const looked = plural(documents.length, 'document');
  const held = known === 0 ? '' : ` ${plural(known, 'known finding')} not shown.`;
  if (findings.length === 0) {
    return `### SOP check\n\n${looked} checked, nothing found.${held}\n`;
  }
  const table = markdownTable(['Place', 'Level', 'Finding', 'Rule'], findings.map(toRow));
  const summary = `${describeLevels(countLevels(findings))}; ${looked} checked.${held}`;
  return `### SOP check\n\n${summary}\n\n${table}`;
}

function toRow({ path, range, level, message, code }: Finding): readonly string[] {
  const place = markdownCode(`${path}:${range.start.line + 1}`);
  return [place, words[level], escapeMarkdown(message), markdownCode(code)];
}
