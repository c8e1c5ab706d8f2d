import { fieldsOf } from '../../schema/fields.js';
import type { DocumentRule } from '../rule.js';
import { isForeign, typeFault } from './typeFault.js';

/** Other programs have the same words for something else, such as several owners or the layout of a page. */
export const fieldForeign: DocumentRule = {
  kind: 'document',
  code: 'field/foreign',
  level: 'info',
  policy: true,
  summary:
    'A page without a `kind` has a key of ours in a shape that another program reads, so that it is not used here.',
  help: 'Leave it if it is for another program. A document that says its `kind` must write the key as SOP Ledger reads it.',
  example: {
    wrong: '---\nowner: [noc, service-delivery]\n---\n',
    right: '---\nowner: noc\n---\n',
  },
  *check(context) {
    for (const { key, type } of fieldsOf(context.profile.kind)) {
      const hit = isForeign(context, key) ? typeFault(context, key, type) : undefined;
      if (hit !== undefined) {
        yield hit;
      }
    }
  },
};
