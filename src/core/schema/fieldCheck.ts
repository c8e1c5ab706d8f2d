import type { YamlValue } from '../document/frontmatter.js';
import { parseCivilDate } from './civilDate.js';
import { parseDuration } from './duration.js';
import { fieldsOf } from './fields.js';
import type { Field } from './kind.js';
import type { Profile } from './profile.js';

/** A frontmatter value that is not of its field's type. */
export interface MistypedField {
  readonly field: Field;
  readonly value: YamlValue;
}

/** Required fields that neither the document nor its folders and kind give, in the order of the kind. */
export function missingFields(profile: Profile): readonly Field[] {
  return fieldsOf(profile.kind).filter(
    ({ key, required }) => required && isEmpty(profile.fields[key]) && !hasDefault(profile, key),
  );
}

/** Fields whose value has the wrong type; an empty value has none. References are not looked up here. */
export function mistypedFields(profile: Profile): readonly MistypedField[] {
  return fieldsOf(profile.kind).flatMap((field) => {
    const value = profile.fields[field.key];
    return value === undefined || isEmpty(value) || isValueOf(field, value)
      ? []
      : [{ field, value }];
  });
}

/** Whether a value is what its field asks for. */
export function isValueOf(field: Field, value: YamlValue): boolean {
  switch (field.type) {
    case 'text':
    case 'id':
    case 'role':
    case 'person':
    case 'workflow':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && parseCivilDate(value) !== undefined;
    case 'duration':
      return typeof value === 'string' && parseDuration(value) !== undefined;
    case 'choice':
      return typeof value === 'string' && (field.choices?.includes(value) ?? true);
    case 'texts':
    case 'ids':
    case 'roles':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    case 'list':
      return Array.isArray(value);
    case 'mapping':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return field.type satisfies never;
  }
}

/** What a field asks for, to end the sentence `"due_on" must be`. */
export function expectationOf({ type, choices }: Field): string {
  switch (type) {
    case 'choice':
      return `one of ${(choices ?? []).join(', ')}`;
    case 'text':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a date that exists, such as 2026-12-01';
    case 'duration':
      return 'a duration such as 6 months, 90 days or P1Y';
    case 'id':
      return 'the id of a document';
    case 'role':
      return 'a role';
    case 'person':
      return 'a person';
    case 'workflow':
      return 'a workflow';
    case 'texts':
      return 'a list of texts';
    case 'ids':
      return 'a list of ids';
    case 'roles':
      return 'a list of roles';
    case 'mapping':
      return 'a mapping';
    case 'list':
      return 'a list';
    default:
      return type satisfies never;
  }
}

/** Whether the profile has a value for a key that the frontmatter leaves out. */
function hasDefault(profile: Profile, key: string): boolean {
  switch (key) {
    case 'kind':
      return true;
    case 'owner':
      return profile.owner !== undefined;
    case 'workflow':
      return profile.workflow !== undefined;
    case 'review_in':
      return profile.reviewIn !== undefined;
    default:
      return false;
  }
}

function isEmpty(value: YamlValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}
