import type { ReferenceRule } from '../rule.js';
import { oneOf } from '../wording.js';

/** A wiki link that could mean several documents means none. */
export const linkAmbiguousName: ReferenceRule = {
  kind: 'reference',
  code: 'link/ambiguous-name',
  level: 'warning',
  summary: 'A wiki link names several documents at once, so that it is chance where it leads.',
  help: 'Use the id or the path of the document that is meant.',
  example: {
    wrong: 'See [[Backup]].\n',
    right: 'See [[sops/backup]].\n',
    files: { 'sops/backup.md': '# Backup\n', 'runbooks/backup.md': '# Backup\n' },
  },
  *check({ document, lookup }) {
    for (const link of document.links) {
      if (link.kind !== 'wiki') {
        continue;
      }
      const resolution = lookup.link(link);
      if (resolution.kind === 'ambiguous') {
        const { paths } = resolution;
        const named =
          paths.length > 4 ? [...paths.slice(0, 3), `${paths.length - 3} others`] : paths;
        yield {
          range: link.targetRange,
          message: `[[${link.target}]] may mean ${oneOf(named)}; expected the id or path of one of them.`,
        };
      }
    }
  },
};
