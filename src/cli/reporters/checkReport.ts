import type { Finding } from '../../core/rules/finding.js';
import type { Level } from '../../core/schema/configuration.js';
import type { Style } from '../terminal/style.js';

/** What `check` found, ready to be told in any format. */
export interface CheckReport {
  /** In the order of paths and places. */
  readonly findings: readonly Finding[];
  /** Paths of the documents that were looked at. */
  readonly documents: readonly string[];
  /** Findings that a baseline holds back. */
  readonly known: number;
  readonly failOn: FailOn;
  /** From the root of the checkout to that of the library, with `/` at the end; empty when they are one. */
  readonly prefix: string;
  readonly version: string;
  readonly style: Style;
}

export type FailOn = Extract<Level, 'error' | 'warning'>;

/** What is printed, whole or in pieces. */
export type CheckReporter = (report: CheckReport) => string | Iterable<string>;

export type LevelCounts = Readonly<Record<Level, number>>;

export function countLevels(findings: readonly Finding[]): LevelCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { level } of findings) {
    counts[level]++;
  }
  return counts;
}

/** Whether a finding of this level makes the check fail. */
export function isFailure(level: Level, failOn: FailOn): boolean {
  return level === 'error' || (level === 'warning' && failOn === 'warning');
}

/** `3 errors, 1 warning`, without the levels nothing was found on. */
export function describeLevels(counts: LevelCounts): string {
  return [
    counted(counts.error, 'error'),
    counted(counts.warning, 'warning'),
    counted(counts.info, 'note'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function counted(count: number, word: string): string {
  return count === 0 ? '' : plural(count, word);
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
