import type { TimelineContent, TimelineVersion } from '../../core/timeline/timelineVersion.js';
import type { Content, ContentReader } from '../contentReader.js';
import { versionAt, type Version } from '../documentVersions.js';
import type { History } from '../readHistory.js';
import type { PolicyHistory } from '../verify/policyBase.js';

/** What versions are read with. */
export interface VersionSource {
  readonly history: History;
  readonly reader: ContentReader;
  readonly settingsOf: PolicyHistory;
}

/** The versions of a document, newest first as they were followed, as its timeline takes them: oldest first. */
export async function timelineVersions(
  versions: readonly Version[],
  { history, reader, settingsOf }: VersionSource,
): Promise<readonly TimelineVersion[]> {
  const oldestFirst = versions.toReversed();
  const places = new Map(oldestFirst.map((version, index) => [version, index]));
  const contents = new Map<string, TimelineContent>();
  const toContent = (content: Content): TimelineContent => {
    const key = `${content.blob} ${content.path}`;
    let known = contents.get(key);
    if (!known) {
      const { document, text } = reader.get(content);
      known = { document: { ...document, text }, text };
      contents.set(key, known);
    }
    return known;
  };
  return Promise.all(
    oldestFirst.map(async ({ commit, content }): Promise<TimelineVersion> => {
      const { hash, author, authoredAt, committedAt, parents } = commit;
      const before = parents.map((parent) => {
        const version = versionAt(history, versions, parent);
        return version && places.get(version);
      });
      return {
        commit: { hash, author, authoredAt, committedAt, isMerge: parents.length > 1 },
        settings: await settingsOf.at(hash),
        parents: before.length === 0 ? [undefined] : before,
        ...(content === undefined ? {} : { content: toContent(content) }),
      };
    }),
  );
}
