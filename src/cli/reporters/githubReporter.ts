import type { Level } from '../../core/schema/configuration.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { CheckReport } from './checkReport.js';

const commands: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** Workflow commands that GitHub Actions shows as annotations of a pull request. */
export function reportForGitHub({ findings, prefix }: CheckReport): string {
  return findings
    .map(({ level, path, range, code, message }) => {
      const properties = {
        file: prefix + path,
        line: range.start.line + 1,
        endLine: range.end.line + 1,
        // GitHub takes columns only together with one line.
        ...(range.start.line === range.end.line && {
          col: range.start.column + 1,
          endColumn: range.end.column + 1,
        }),
        title: code,
      };
      const list = Object.entries(properties).map(
        ([name, value]) => `${name}=${escapeProperty(withoutControls(String(value)))}`,
      );
      return `::${commands[level]} ${list.join(',')}::${escapeData(toDisplayText(message))}\n`;
    })
    .join('');
}

/** GitHub finds the file by its name, so that only what a log would obey is left out. */
function withoutControls(text: string): string {
  return text.replaceAll(/(?![\t\r\n])\p{Cc}/gu, '');
}

/** What would end the command's data or be undone by the runner. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
