import type { Document } from '../../document/document.js';
import type { YamlValue } from '../../document/frontmatter.js';
import { isListOfTexts } from '../../document/yamlValues.js';
import type { FieldType } from '../../schema/kind.js';
import { valueOf } from '../places.js';
import type { FixRequest, RuleContext, RuleHit } from '../rule.js';

const foreignKeys = new Set([
  'owner',
  'status',
  'tags',
  'client',
  'project',
  'workflow',
  'template',
]);

/** Whether the key may be another program's: nothing says that the document is written for us. */
export function isForeign({ document, profile }: RuleContext, key: string): boolean {
  const { kind } = document.frontmatter.data;
  return foreignKeys.has(key) && kind === undefined && profile.kindId === 'page';
}

/** What is wrong with the type of the value at `key`, if anything is. */
export function typeFault(
  { document }: RuleContext,
  key: string,
  type: FieldType,
): RuleHit | undefined {
  const value = document.frontmatter.data[key];
  if (value === undefined || value === null || hasType(value, type)) {
    return undefined;
  }
  const fix = quoteFix(document, key, { type, value });
  return {
    range: valueOf(document, key),
    ...(fix === undefined ? {} : { fix }),
    message: `"${key}" is ${nameOf(value)}; expected ${expected[type]}.`,
  };
}

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
