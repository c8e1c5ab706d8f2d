import { sectionName } from '../../checklist/sections.js';
import { topOf } from '../places.js';
import type { DocumentRule } from '../rule.js';

/** Readers in a hurry look for a heading they know, above all for when to escalate. */
export const headingMissing: DocumentRule = {
  kind: 'document',
  code: 'kind/heading-missing',
  level: 'warning',
  policy: true,
  summary: 'A heading that every document of its kind must have is missing.',
  help: 'Add the heading, at any level; case and numbering do not matter.',
  example: {
    wrong:
      '---\nkind: sop\nid: SOP-0001\ntitle: Backup\nowner: noc\nworkflow: incident\n---\n\n## Steps\n',
    right:
      '---\nkind: sop\nid: SOP-0001\ntitle: Backup\nowner: noc\nworkflow: incident\n---\n\n## 3. When to Escalate\n',
  },
  *check({ document, profile }) {
    const required = profile.kind?.requiredHeadings ?? [];
    if (required.length === 0) {
      return;
    }
    const present = new Set(document.headings.map((heading) => headingKey(sectionName(heading))));
    for (const text of required) {
      if (!present.has(headingKey(text))) {
        yield {
          range: topOf(document),
          message: `The ${profile.kind?.title ?? 'document'} has no heading "${text}"; every document of its kind needs one.`,
          fix: { kind: 'add-heading', text },
        };
      }
    }
  },
};

/** Case, numbering (`3.`, `2.1`, `B)`) and punctuation at the end aside. */
function headingKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(?:\d+(?:\.\d+)*[.):]?|[a-z][.)])\s+/u, '')
    .replace(/[\s:.?!]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
