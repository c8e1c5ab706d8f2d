import type { YamlValue } from '../document/frontmatter.js';
import { isList, isMapping } from '../document/yamlValues.js';
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
  let declared: ReadonlyMap<string, QueryFieldType> | undefined;
  let written: ReadonlySet<string> | undefined;
  const declaredFields = () => (declared ??= declaredFieldsOf(library));
  const writtenFields = () => (written ??= writtenFieldsOf(library));
  return {
    findField(name) {
      const found = builtIn.get(name);
      if (found) return found;
      const path = name.split('.');
      const [key = ''] = path;
      // Every document has to be asked what it holds, so that this comes last.
      const type = declaredFields().get(key) ?? (writtenFields().has(key) ? 'any' : undefined);
      return type && frontmatterField(name, path, type);
    },
    suggestField: (name) =>
      nearestWord(name, [...builtIn.keys(), ...declaredFields().keys(), ...writtenFields()]),
  };
}

function declaredFieldsOf(library: Library): ReadonlyMap<string, QueryFieldType> {
  const kinds = [...library.configuration.kinds.values()];
  return new Map(
    kinds.flatMap(({ fields }) =>
      fields.map(({ key, type }) => [key.toLowerCase(), comparisonOf(type)] as const),
    ),
  );
}

function writtenFieldsOf(library: Library): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const document of library.documents.values()) {
    for (const key of Object.keys(profileIn(library, document).fields)) {
      keys.add(key.toLowerCase());
    }
  }
  return keys;
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
  if (isList(value)) {
    return value.flatMap((entry) => valueAt(entry, path) ?? []);
  }
  if (!isMapping(value)) {
    return undefined;
  }
  const entry = Object.entries(value).find(([key]) => key.toLowerCase() === name);
  return valueAt(entry?.[1], rest);
}
