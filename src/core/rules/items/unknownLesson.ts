import type { ReferenceRule } from '../rule.js';
import { quoted } from '../wording.js';

/** The mark says why the item is there; a lesson nobody finds explains nothing. */
export const unknownLesson: ReferenceRule = {
  kind: 'reference',
  code: 'item/unknown-lesson',
  level: 'warning',
  policy: true,
  summary: 'An item says `(from ...)` which lesson it came from, but no document has that id.',
  help: 'Correct the id of the lesson.',
  example: {
    wrong: '- [ ] Label both ends (from LL-7Q3K9)\n',
    right: '- [ ] Label both ends (from LL-2B8XZ)\n',
    files: { 'lessons/labels.md': '---\nid: LL-2B8XZ\n---\n' },
  },
  *check({ document, lookup }) {
    for (const { markers, title, textRange } of document.items) {
      for (const id of markers.from) {
        if (lookup.id(id).length === 0) {
          yield {
            range: textRange,
            message: `${quoted(title)} comes from ${id}, but no document has this id.`,
          };
        }
      }
    }
  },
};
