import type { Finding } from '../../core/rules/finding.js';
import type { Level } from '../../core/schema/configuration.js';
import { toDisplayText } from '../terminal/displayText.js';
import { padEnd, padStart } from '../terminal/displayWidth.js';
import type { Style } from '../terminal/style.js';
import { countLevels, describeLevels, plural, type CheckReport } from './checkReport.js';

const words: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Files that are printed at once. */
const filesAtOnce = 100;

/** For people: findings grouped by file, then a summary; in pieces, since those of a whole library make a long text. */
export function* reportAsText(report: CheckReport): Generator<string> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const group = byPath.get(finding.path);
    if (group === undefined) byPath.set(finding.path, [finding]);
    else group.push(finding);
  }
  const groups = [...byPath];
  for (let at = 0; at < groups.length; at += filesAtOnce) {
    yield groups
      .slice(at, at + filesAtOnce)
      .map(([path, findings]) => `${formatGroup(path, findings, report.style)}\n`)
      .join('');
  }
  yield formatSummary(report, groups.length);
}

function formatGroup(path: string, findings: readonly Finding[], style: Style): string {
  const places = findings.map(({ range: { start } }) => `${start.line + 1}:${start.column + 1}`);
  const placeWidth = Math.max(...places.map((place) => place.length));
  const lines = findings.map(({ level, message, code }, index) => {
    const place = style.dim(padStart(places[index] ?? '', placeWidth));
    const word = paintLevel(style, level, padEnd(words[level], 'warning'.length));
    return `  ${place}  ${word}  ${toDisplayText(message)}  ${style.dim(code)}\n`;
  });
  return `${style.underline(toDisplayText(path))}\n${lines.join('')}`;
}

function paintLevel(style: Style, level: Level, text: string): string {
  switch (level) {
    case 'error':
      return style.red(text);
    case 'warning':
      return style.yellow(text);
    case 'info':
      return style.cyan(text);
    default:
      return level satisfies never;
  }
}

function formatSummary({ findings, documents, known, style }: CheckReport, files: number): string {
  const counts = countLevels(findings);
  const baseline =
    known === 0 ? '' : ` ${style.dim(`(${plural(known, 'known finding')} not shown)`)}`;
  const looked = plural(documents.length, 'document');
  if (findings.length === 0) {
    return `${style.green(`${looked} checked, nothing found.`)}${baseline}\n`;
  }
  const paint = counts.error > 0 ? style.red : counts.warning > 0 ? style.yellow : style.cyan;
  const summary = `${describeLevels(counts)} in ${plural(files, 'file')}`;
  return `${style.bold(paint(summary))}; ${looked} checked.${baseline}\n`;
}
