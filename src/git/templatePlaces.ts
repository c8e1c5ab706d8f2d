import type { FileChange } from './commitLog.js';
import { idOf, type Content, type ContentReader } from './contentReader.js';
import type { DocumentPlace } from './documentVersions.js';
import type { History } from './readHistory.js';

/** Where templates are looked for. */
export interface TemplateSearch {
  /** Path in the repository of the document that has an id at the end of the history. */
  readonly placeOf: (id: string) => string | undefined;
  readonly history: History;
  readonly reader: ContentReader;
}

/** Where the templates with these ids are, or where they were when they were removed. */
export async function findTemplates(
  ids: ReadonlySet<string>,
  { placeOf, history, reader }: TemplateSearch,
): Promise<readonly DocumentPlace[]> {
  const present = [...ids].flatMap((id): readonly DocumentPlace[] => {
    const path = placeOf(id);
    return path === undefined ? [] : [{ path, id }];
  });
  const missing = new Set([...ids].filter((id) => placeOf(id) === undefined));
  if (missing.size === 0) {
    return present;
  }
  const removed = history.commits.flatMap((commit) => commit.changes.flatMap(removedDocument));
  await reader.load(removed);
  const found = new Map<string, DocumentPlace>();
  for (const content of removed) {
    const id = idOf(reader.get(content).document);
    if (id !== undefined && missing.has(id) && !found.has(id)) {
      found.set(id, { path: content.path, id });
    }
  }
  return [...present, ...found.values()];
}

function removedDocument(change: FileChange): readonly Content[] {
  const { path, before, wasFile, isFile } = change;
  return before !== undefined && wasFile && !isFile && /\.(md|markdown)/i.test(path)
    ? [{ path, blob: before }]
    : [];
}
