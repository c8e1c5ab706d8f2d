import type { YamlValue } from '../../document/frontmatter.js';
import { fieldsOf } from '../../schema/fields.js';
import { isForeign } from '../fields/typeFault.js';
import { valueOf } from '../places.js';
import type { ReferenceRule } from '../rule.js';

/** A field that names a document by id must find it: views, gates and reports follow these ids. */
export const linkUnknownId: ReferenceRule = {
  kind: 'reference',
  code: 'link/unknown-id',
  level: 'error',
  policy: true,
  summary: 'A field names a document by an id that no document of the library has.',
  help: 'Correct the id; in VS Code the ids of the library are completed.',
  example: {
    wrong: '---\nclient: CLT-0001\n---\n',
    right: '---\nclient: CLT-0002\n---\n',
    files: { 'clients/contoso.md': '---\nid: CLT-0002\n---\n' },
  },
  *check(context) {
    const { document, profile, lookup } = context;
    const { data } = document.frontmatter;
    for (const { key, type } of fieldsOf(profile.kind)) {
      if (type !== 'id' && type !== 'ids' && key !== 'template') {
        continue;
      }
      // The layout of a page, as site generators have it.
      if (key === 'template' && typeof data[key] === 'string' && isForeign(context, key)) {
        continue;
      }
      for (const { path, id } of idsIn(key, data[key])) {
        if (lookup.id(id).length === 0) {
          yield {
            range: valueOf(document, path),
            message: `"${path.join('.')}" names ${id}, but no document has this id.`,
          };
        }
      }
    }
  },
};

interface NamedId {
  readonly path: readonly (string | number)[];
  readonly id: string;
}

function idsIn(key: string, value: YamlValue | undefined): readonly NamedId[] {
  if (typeof value === 'string') {
    return value.trim() === '' ? [] : [{ path: [key], id: value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry: YamlValue, index) =>
      typeof entry === 'string' ? [{ path: [key, index], id: entry }] : [],
    );
  }
  const id =
    key === 'template' && value !== null && typeof value === 'object' ? idOf(value) : undefined;
  return id === undefined ? [] : [{ path: [key, 'id'], id }];
}

function idOf(template: object): string | undefined {
  const id: unknown = 'id' in template ? template.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
