import type { YamlValue } from '../document/frontmatter.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { FieldType } from '../schema/kind.js';
import { nearestWord } from '../schema/nearestWord.js';
import { documentFields } from './documentFields.js';
import {
  fieldValuesOf,
  type QueryField,
  type QueryFieldType,
  type QuerySubject,
} from './queryField.js';

/** Finds the fields a query may name in one library. */
export interface FieldRegistry {
  findField(name: string): QueryField | undefined;
  /** The known name that `name` was most likely meant to be. */
  suggestField(name: string): string | undefined;
}

const builtIn: ReadonlyMap<string, QueryField> = new Map(
  documentFields.map((field) => [field.name, field]),
);

/**
 * The fields of `library`: the built-in ones, those its kinds declare, and every frontmatter key that occurs in it.
 *
 * A dot reaches into mappings: `lead.name`.
 */
export function createFieldRegistry(library: Library): FieldRegistry {
  let known: ReadonlyMap<string, QueryFieldType> | undefined;
  const ownFields = () => (known ??= ownFieldsOf(library));
  return {
    findField(name) {
      const found = builtIn.get(name);
      const path = name.split('.');
      const type = found ? undefined : ownFields().get(path[0] ?? '');
      return found ?? (type && frontmatterField(name, path, type));
    },
    suggestField: (name) => nearestWord(name, [...builtIn.keys(), ...ownFields().keys()]),
  };
}

function ownFieldsOf(library: Library): ReadonlyMap<string, QueryFieldType> {
  const types = new Map<string, QueryFieldType>();
  for (const document of library.documents.values()) {
    for (const key of Object.keys(profileIn(library, document).fields)) {
      types.set(key.toLowerCase(), 'any');
    }
  }
  for (const kind of library.configuration.kinds.values()) {
    for (const { key, type } of kind.fields) {
      types.set(key.toLowerCase(), comparisonOf(type));
    }
  }
  return types;
}

function comparisonOf(type: FieldType): QueryFieldType {
  return type === 'date' || type === 'number' ? type : 'any';
}

function frontmatterField(name: string, path: readonly string[], type: QueryFieldType): QueryField {
  return {
    name,
    type: path.length > 1 ? 'any' : type,
    description: 'Frontmatter key.',
    valuesOf: ({ profile }: QuerySubject) => fieldValuesOf(valueAt(profile.fields, path)),
  };
}

/** Queries do not distinguish case, frontmatter keys do: the first key that fits is taken. */
function valueAt(value: YamlValue | undefined, path: readonly string[]): YamlValue | undefined {
  const [name, ...rest] = path;
  if (name === undefined) {
    return value;
  }
  if (Array.isArray(value)) {
    // Same narrowing gap of `isArray` as in `fieldValuesOf`.
    return (value as readonly YamlValue[]).flatMap((entry) => valueAt(entry, path) ?? []);
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const entry = Object.entries(value).find(([key]) => key.toLowerCase() === name);
  return valueAt(entry?.[1], rest);
}
