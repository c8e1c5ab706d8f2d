/**
 * A half-open span `[start, end)` of a document's text.
 *
 * Offsets count UTF-16 code units of the decoded text without its byte order mark, which is what
 * VS Code and remark count, so that an offset means the same place everywhere.
 */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
