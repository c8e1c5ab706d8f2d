import type { YamlValue } from '../document/frontmatter.js';
import type { Document } from '../document/document.js';
import { isList } from '../document/yamlValues.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Profile } from '../schema/profile.js';

/** One document with what its fields are read from. */
export interface QuerySubject {
  readonly library: Library;
  readonly document: Document;
  readonly profile: Profile;
  readonly today: CivilDate;
  /** Index of one item, where items are asked about: fields of items speak of it alone. */
  readonly item?: number;
}

/**
 * How a field's values are compared.
 *
 * `name`: the whole value or whole words of it; `prose`: any part of it; `date` and `number` by order; `any`: by what the value is found to be.
 */
export type QueryFieldType = 'name' | 'prose' | 'date' | 'number' | 'any';

/** Something a query may ask about and a list may be sorted by. */
export interface QueryField {
  readonly name: string;
  readonly type: QueryFieldType;
  /** One sentence for help and completion. */
  readonly description: string;
  /** No values when the document does not have the field. */
  valuesOf(subject: QuerySubject): readonly FieldValue[];
}

export type FieldValue = string | number;

/** The texts and numbers a frontmatter value holds: a list's entries one by one, a mapping none. */
export function fieldValuesOf(value: YamlValue | undefined): readonly FieldValue[] {
  if (isList(value)) {
    return value.flatMap(fieldValuesOf);
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return [value];
  }
  return typeof value === 'boolean' ? [String(value)] : [];
}
