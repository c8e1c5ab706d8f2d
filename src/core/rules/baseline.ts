import type { Finding } from './finding.js';

/**
 * Findings that were known when a library was adopted, so that only new ones count.
 *
 * An entry has no line: a finding is the same one after text above it came or went, after its document moved
 * (if it has an id), and on another day (numbers of days aside).
 */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly code: string;
  readonly path: string;
  readonly documentId?: string;
  readonly message: string;
  /** How many findings of one document are alike. */
  readonly count: number;
}

/** Records all `findings` as known, in their order, those alike as one entry. */
export function makeBaseline(findings: readonly Finding[]): Baseline {
  const entries = new Map<string, { entry: Omit<BaselineEntry, 'count'>; count: number }>();
  for (const { code, path, documentId, message } of findings) {
    const entry = {
      code,
      path,
      ...(documentId === undefined ? {} : { documentId }),
      message: stableMessage(message),
    };
    const key = JSON.stringify(entry);
    const known = entries.get(key);
    if (known === undefined) {
      entries.set(key, { entry, count: 1 });
    } else {
      known.count++;
    }
  }
  return { entries: [...entries.values()].map(({ entry, count }) => ({ ...entry, count })) };
}

/** The findings that the baseline does not know; of those alike, the ones beyond the recorded number. */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
): readonly Finding[] {
  const left = new Map<string, { count: number }>();
  for (const entry of baseline.entries) {
    const rest = { count: entry.count };
    // One counter under both names: the id survives a move, the path the adding of an id.
    for (const key of keysOf(entry)) {
      left.set(key, rest);
    }
  }
  return findings.filter((finding) => {
    for (const key of keysOf({ ...finding, message: stableMessage(finding.message) })) {
      const rest = left.get(key);
      if (rest !== undefined && rest.count > 0) {
        rest.count--;
        return false;
      }
    }
    return true;
  });
}

/** The baseline as the text of a file: one entry per line, so that its history can be read. */
export function formatBaseline({ entries }: Baseline): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "schema": "sop/1",\n  "baseline": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Reads what `formatBaseline` wrote; a sentence when it is none. */
export function parseBaseline(text: string): Baseline | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'The baseline is not valid JSON.' };
  }
  if (!isRecord(value) || value['schema'] !== 'sop/1' || !Array.isArray(value['baseline'])) {
    return {
      problem: 'The baseline must be an object with "schema": "sop/1" and a list "baseline".',
    };
  }
  const entries = value['baseline'].map(toEntry);
  const wrong = entries.indexOf(undefined);
  if (wrong !== -1) {
    return {
      problem: `Entry ${wrong + 1} of the baseline must have the texts code, path and message and a whole number count.`,
    };
  }
  return { entries: entries.filter((entry) => entry !== undefined) };
}

function toEntry(value: unknown): BaselineEntry | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { code, path, documentId, message, count } = value;
  if (typeof code !== 'string' || typeof path !== 'string' || typeof message !== 'string') {
    return undefined;
  }
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
    return undefined;
  }
  return {
    code,
    path,
    ...(typeof documentId === 'string' ? { documentId } : {}),
    message,
    count,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keysOf(finding: Omit<BaselineEntry, 'count'>): readonly string[] {
  const { code, path, documentId, message } = finding;
  const byPath = JSON.stringify([code, 'path', path, message]);
  return documentId === undefined
    ? [byPath]
    : [JSON.stringify([code, 'id', documentId, message]), byPath];
}

/** The message without what changes by itself: how many days something is late. */
function stableMessage(message: string): string {
  return message
    .replace(/\b\d+ days?\b/gu, 'some days')
    .replace(/\s+/gu, ' ')
    .trim();
}
