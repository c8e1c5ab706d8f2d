import { applyBaseline, type Baseline, type BaselineEntry } from './baseline.js';
import type { Finding } from './finding.js';

/** Leaves out the findings of one document that were known when the library was adopted. */
export type BaselineFilter = (findings: readonly Finding[]) => readonly Finding[];

/**
 * A filter that is asked document by document, in any order and again after each change, as an editor does.
 *
 * It agrees with `applyBaseline` over the whole library, but where two documents claim one id.
 */
export function createBaselineFilter(baseline: Baseline): BaselineFilter {
  const entriesByName = new Map<string, BaselineEntry[]>();
  for (const entry of baseline.entries) {
    for (const name of namesOf(entry)) {
      const entries = entriesByName.get(name);
      if (entries === undefined) entriesByName.set(name, [entry]);
      else entries.push(entry);
    }
  }
  return (findings) => {
    const entries = new Set(
      findings.flatMap((finding) =>
        namesOf(finding).flatMap((name) => entriesByName.get(name) ?? []),
      ),
    );
    return entries.size === 0 ? findings : applyBaseline(findings, { entries: [...entries] });
  };
}

function namesOf({ path, documentId }: Pick<Finding, 'path' | 'documentId'>): readonly string[] {
  return documentId === undefined ? [`path ${path}`] : [`id ${documentId}`, `path ${path}`];
}
