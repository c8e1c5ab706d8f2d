import type { YamlValue } from '../../document/frontmatter.js';
import { isList } from '../../document/yamlValues.js';
import { orderKeys } from '../../priorities/priorityList.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { exampleList, judgedList } from './priorityRuleParts.js';

/** One list in one order: two places for one thing mean that nobody decided. */
export const priorityOrderInvalid: DocumentRule = {
  kind: 'document',
  code: 'priority/order-invalid',
  level: 'warning',
  policy: true,
  summary: 'An entry of the order is no text, or stands in it twice.',
  help: 'An order is a list of texts, most important first, and each stands in it once. Whatever else is known of an entry belongs to `requests`.',
  example: {
    wrong: exampleList('proposed:\n  - Core switch\n  - Quotes\n  - Core switch\n'),
    right: exampleList('proposed:\n  - Core switch\n  - Quotes\n'),
  },
  *check(context) {
    if (judgedList(context) === undefined) return;
    const { document } = context;
    for (const key of orderKeys) {
      const order: YamlValue = document.frontmatter.data[key] ?? null;
      const seen = new Set<string>();
      for (const [index, entry] of (isList(order) ? order : []).entries()) {
        const range = valueOf(document, [key, index]);
        const title = typeof entry === 'string' ? entry.trim() : '';
        if (typeof entry !== 'string') {
          yield { range, message: `An entry of "${key}" must be a text.` };
        } else if (title !== '' && seen.has(title)) {
          yield { range, message: `"${title}" stands in "${key}" twice; expected one place.` };
        }
        seen.add(title);
      }
    }
  },
};
