import { fieldsOf } from '../../schema/fields.js';
import type { DocumentRule } from '../rule.js';
import { isForeign, typeFault } from './typeFault.js';

/** A value of another type is left out of everything that is derived, so somebody must be told. */
export const fieldType: DocumentRule = {
  kind: 'document',
  code: 'field/type',
  level: 'error',
  policy: true,
  summary: 'A field holds a value of the wrong type and is therefore not used.',
  help: 'Write the value as its kind declares it; quote a number or `true` that is meant as text.',
  example: {
    wrong: '---\ntitle: [Backup]\n---\n',
    right: '---\ntitle: Backup\n---\n',
  },
  *check(context) {
    for (const { key, type } of fieldsOf(context.profile.kind)) {
      const hit = typeFault(context, key, type);
      if (hit !== undefined && !isForeign(context, key)) {
        yield hit;
      }
    }
  },
};
