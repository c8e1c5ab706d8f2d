import type { Change, DocumentChange, LibraryDiff } from '../../core/diff/change.js';
import { summaryOf } from '../../core/diff/diffSummary.js';

/** What `diff` prints as JSON; `head` is null where the files on disk were compared. */
export function toDiffJson(
  { documents }: LibraryDiff,
  { base, head }: { readonly base: string; readonly head?: string },
) {
  return {
    base,
    head: head ?? null,
    documents: documents.map(toDocumentJson),
    summary: summaryOf({ documents }),
  };
}

function toDocumentJson(document: DocumentChange) {
  const { path, change, previousPath, id, title, kind, changes, lostAcceptances, runs } = document;
  return {
    path,
    change,
    previousPath: previousPath ?? null,
    id: id ?? null,
    title,
    kind,
    changes: changes.map(toChangeJson),
    lostAcceptances,
    runs: runs.map((run) => ({ ...run, id: run.id ?? null })),
  };
}

function toChangeJson({ code, severity, message, baseLine, headLine, words }: Change) {
  return {
    code,
    severity,
    message,
    baseLine: baseLine === undefined ? null : baseLine + 1,
    line: headLine === undefined ? null : headLine + 1,
    ...(words === undefined ? {} : { words }),
  };
}
