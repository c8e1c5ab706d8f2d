import { documentsWithPins } from '../../library/pinnedDocuments.js';
import { profileIn } from '../../library/profileIn.js';
import { countedNumbersOf, pinnedNumbersOf } from '../../lists/pinnedNumbers.js';
import { hasFinalStatus } from '../../schema/finalStatus.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';

const list = (query: string) =>
  `---\nid: DC-1\nkind: data-case\ntitle: Too many pages\ndata_commit: 0a1b2c3d4e\npinned:\n  - title: Pages\n    value: 0\n---\n\n## Claim\n\n## Evidence\n\n\`\`\`sop-list\ntitle: Pages\nquery: ${query}\nview: number\n\`\`\`\n\n## Impact\n\n## Ask\n\n## Proposed solution\n`;

/** A case is made with the numbers of a day; whoever decides later should know what they are now. */
export const numberMoved: LibraryRule = {
  kind: 'library',
  code: 'data-case/number-moved',
  level: 'info',
  policy: true,
  summary: 'A number of a data case is another one now than at the commit it was pinned to.',
  help: 'Say what the change means for the claim, and *Pin Numbers to This Commit* anew; or leave it, where the case was about that day. A case that was decided is not asked again.',
  example: { path: 'cases/pages.md', wrong: list('kind:data-case'), right: list('kind:page') },
  *check({ library, today }) {
    for (const document of documentsWithPins(library)) {
      const profile = profileIn(library, document);
      if (profile.kindId !== 'data-case' || hasFinalStatus(profile)) continue;
      const counted = countedNumbersOf({ library, today }, document);
      const { data_commit: commit } = document.frontmatter.data;
      const then = typeof commit === 'string' ? ` at commit ${commit.slice(0, 10)}` : '';
      for (const { index, title, value, query } of pinnedNumbersOf(document.frontmatter.data)) {
        const now = counted.find((each) => each.title === title);
        const range = valueOf(document, ['pinned', index, 'value']);
        const { path } = document;
        if (now === undefined) {
          yield {
            path,
            range,
            message: `No list of the case counts "${title}" any more; it was ${value}${then}.`,
          };
        } else if (query !== undefined && query !== now.query) {
          yield {
            path,
            range,
            message: `"${title}" asks something else now than when it was ${value}${then}; it is ${now.value}.`,
          };
        } else if (now.value !== value) {
          yield { path, range, message: `"${title}" is ${now.value} now; it was ${value}${then}.` };
        }
      }
    }
  },
};
