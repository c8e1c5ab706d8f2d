import type { Document } from '../../document/document.js';
import type { YamlValue } from '../../document/frontmatter.js';
import { fieldsOf } from '../../schema/fields.js';
import type { FieldType } from '../../schema/kind.js';
import { valueOf } from '../places.js';
import type { DocumentRule, FixRequest } from '../rule.js';

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
  *check({ document, profile }) {
    const { data } = document.frontmatter;
    for (const { key, type } of fieldsOf(profile.kind)) {
      const value = data[key];
      if (value !== undefined && value !== null && !hasType(value, type)) {
        const fix = quoteFix(document, key, { type, value });
        yield {
          range: valueOf(document, key),
          ...(fix === undefined ? {} : { fix }),
          message: `"${key}" is ${nameOf(value)}; expected ${expected[type]}.`,
        };
      }
    }
  },
};

const expected: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date written YYYY-MM-DD',
  duration: 'a duration such as 6 months',
  choice: 'a text',
  id: 'the id of a document',
  role: 'the name of a role',
  person: 'the handle of a person',
  workflow: 'the name of a workflow',
  texts: 'a list of texts',
  ids: 'a list of ids of documents',
  roles: 'a list of roles',
  mapping: 'a mapping of keys to values',
  list: 'a list',
};

function hasType(value: Exclude<YamlValue, null>, type: FieldType): boolean {
  switch (type) {
    case 'text':
    case 'date':
    case 'duration':
    case 'choice':
    case 'id':
    case 'role':
    case 'person':
    case 'workflow':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'texts':
    case 'ids':
    case 'roles':
      // One entry may stand without brackets.
      return typeof value === 'string' || isListOfTexts(value);
    case 'mapping':
      return typeof value === 'object' && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    default:
      return type satisfies never;
  }
}

function isListOfTexts(value: YamlValue): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function nameOf(value: YamlValue): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'object':
      return 'a mapping';
    case 'string':
      return 'a text';
    default:
      return `the ${typeof value} ${String(value)}`;
  }
}

/** A number or `true` in the place of a text needs quotes, unless YAML has read it as another one than was written (`1.10`). */
function quoteFix(
  document: Document,
  key: string,
  { type, value }: { readonly type: FieldType; readonly value: YamlValue },
): FixRequest | undefined {
  if ((type !== 'text' && type !== 'id') || value === null || typeof value === 'object') {
    return undefined;
  }
  const { yaml, source } = document.frontmatter;
  const { start, end } = valueOf(document, key);
  const written = source.slice(start - yaml.start, end - yaml.start);
  return written === String(value) ? { kind: 'set-field', key, value: written } : undefined;
}
