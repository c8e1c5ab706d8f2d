import type { Finding } from '../../core/rules/finding.js';
import type { Position } from '../../core/text/lineMap.js';

/** What `check` prints of a finding as JSON. */
export function toFindingJson({ code, level, path, range, message, documentId }: Finding) {
  return {
    code,
    level,
    path,
    range: { start: toPositionJson(range.start), end: toPositionJson(range.end) },
    message,
    documentId: documentId ?? null,
  };
}

/** People and their editors count lines and columns from 1. */
export function toPositionJson({ line, column }: Position) {
  return { line: line + 1, column: column + 1 };
}
