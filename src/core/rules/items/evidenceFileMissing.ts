import { evidenceGapsOf } from '../../checklist/evidence.js';
import { stateOf } from '../../checklist/itemState.js';
import type { ReferenceRule } from '../rule.js';
import { quoted } from '../wording.js';

/** Proof that is not there proves nothing. */
export const evidenceFileMissing: ReferenceRule = {
  kind: 'reference',
  code: 'item/evidence-file-missing',
  level: 'warning',
  summary:
    'The evidence of a ticked item is a file that does not exist in the library, so that the item is not settled.',
  help: 'Add the file, or correct the path.',
  example: {
    wrong: '- [x] Export rules (evidence)\n  - [rules](exports/rules.txt)\n',
    right: '- [x] Export rules (evidence)\n  - [rules](exports/rules.csv)\n',
    files: { 'exports/rules.csv': 'rule\n' },
  },
  *check({ document, lookup }) {
    const exists = (target: string, wiki: boolean) => {
      const { kind } = lookup.target(target, wiki);
      return kind === 'document' || kind === 'file' || kind === 'folder';
    };
    for (const item of document.items) {
      if (item.markers.evidence === undefined || stateOf(item) !== 'done') {
        continue;
      }
      for (const gap of evidenceGapsOf(document, item, exists)) {
        if (gap.kind === 'file-missing') {
          yield {
            range: item.textRange,
            message: `${quoted(item.title)} names ${gap.target} as evidence, but there is no such file.`,
          };
        }
      }
    }
  },
};
