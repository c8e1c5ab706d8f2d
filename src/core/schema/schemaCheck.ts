import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { YamlValue } from '../document/frontmatter.js';
import type { JsonSchema, JsonType } from './jsonSchema.js';
import { nearestWord } from './nearestWord.js';

/** Keys and indexes from the root of a YAML file to one value. */
export type YamlPath = readonly (string | number)[];

/** Something a settings file says that its schema does not allow. */
export interface SchemaViolation {
  readonly path: YamlPath;
  /** Whether it is the key or the value that is wrong. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** Keywords that only repeat what the errors below them say. */
const wrappers = new Set(['properties', 'patternProperties', 'items', 'propertyNames', 'false']);

/**
 * Every violation of `schema` in `value`, in the order of the schema, each said in one sentence.
 *
 * The schema is interpreted: no code is made from it.
 */
export function schemaViolations(value: YamlValue, schema: JsonSchema): readonly SchemaViolation[] {
  if (hasHalfCharacter(value)) {
    const message = 'The file must not contain half a character (a lone surrogate) in a key.';
    return [{ path: [], at: 'value', message }];
  }
  const violations = new Map<string, SchemaViolation>();
  for (const unit of validate(value, schema)) {
    if (!wrappers.has(unit.keyword)) {
      for (const violation of toViolations(unit, value, schema)) {
        violations.set(JSON.stringify(violation), violation);
      }
    }
  }
  return [...violations.values()];
}

/** The validator writes keys as URI fragments, which cannot hold one half of a surrogate pair. */
function hasHalfCharacter(value: YamlValue): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return (
    Object.keys(value).some((key) => /\p{Surrogate}/u.test(key)) ||
    Object.values(value).some(hasHalfCharacter)
  );
}

function validate(value: YamlValue, schema: JsonSchema): readonly OutputUnit[] {
  // The validator's type wants mutable arrays; it adds hidden marks to the schema and changes nothing else.
  const validator = new Validator(schema as unknown as Schema, '2020-12', false);
  return validator.validate(value).errors;
}

function toViolations(
  unit: OutputUnit,
  root: YamlValue,
  rootSchema: JsonSchema,
): readonly SchemaViolation[] {
  const path = toYamlPath(unit.instanceLocation, root);
  const value = valueAt(root, path);
  const schema = schemaAt(rootSchema, unit.keywordLocation);
  const inKey = unit.keywordLocation.includes('/propertyNames/');
  switch (unit.keyword) {
    case 'additionalProperties':
      return schema.additionalProperties === false ? unknownKeys(path, value, schema) : [];
    case 'required':
      return missingKeys(path, value, schema);
    default: {
      const expected = schema.errorMessage ?? expectation(unit.keyword, schema);
      return [
        { path, at: inKey ? 'key' : 'value', message: `${nameOf(path)} must be ${expected}.` },
      ];
    }
  }
}

function unknownKeys(
  path: YamlPath,
  value: YamlValue | undefined,
  schema: JsonSchema,
): readonly SchemaViolation[] {
  const known = Object.keys(schema.properties ?? {});
  return keysOf(value)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = nearestWord(key, known);
      const hint = near ? `did you mean "${near}"?` : `expected one of ${known.join(', ')}.`;
      return {
        path: [...path, key],
        at: 'key',
        message: `"${key}" is no known key; ${hint}`,
      };
    });
}

function missingKeys(
  path: YamlPath,
  value: YamlValue | undefined,
  schema: JsonSchema,
): readonly SchemaViolation[] {
  const present = keysOf(value);
  return (schema.required ?? [])
    .filter((key) => !present.includes(key))
    .map((key) => ({ path, at: 'key', message: `${nameOf(path)} must have the key "${key}".` }));
}

function expectation(keyword: string, schema: JsonSchema): string {
  switch (keyword) {
    case 'enum':
      return `one of ${(schema.enum ?? []).join(', ')}`;
    case 'const':
      return `"${String(schema.const)}"`;
    case 'format':
      return 'a date that exists, such as 2026-12-01';
    case 'minLength':
      return 'not empty';
    case 'maxLength':
      return `at most ${schema.maxLength} characters long`;
    case 'minItems':
      return `a list of at least ${schema.minItems}`;
    case 'minimum':
    case 'maximum':
      return `between ${schema.minimum ?? 'anything'} and ${schema.maximum ?? 'anything'}`;
    default:
      return typeExpectation(schema.type);
  }
}

const typeNames: Readonly<Record<JsonType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
  null: 'empty',
};

function typeExpectation(type: JsonSchema['type']): string {
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return types.map((name) => typeNames[name]).join(' or ');
}

function toYamlPath(pointer: string, root: YamlValue): YamlPath {
  const path: (string | number)[] = [];
  let value: YamlValue | undefined = root;
  for (const segment of segmentsOf(pointer)) {
    const step = Array.isArray(value) ? Number(segment) : segment;
    path.push(step);
    value = valueAt(value, [step]);
  }
  return path;
}

/** The schema that holds the keyword a location ends with. */
function schemaAt(root: JsonSchema, keywordLocation: string): JsonSchema {
  let schema: unknown = root;
  for (const segment of segmentsOf(keywordLocation).slice(0, -1)) {
    // Locations come from walking this very schema, so every step exists.
    schema = (schema as Readonly<Record<string, unknown>>)[segment];
  }
  return schema as JsonSchema;
}

function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a path, or undefined when there is none. */
export function valueAt(root: YamlValue | undefined, path: YamlPath): YamlValue | undefined {
  let value: YamlValue | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return undefined;
    }
    // An index of a list and a key of a mapping are both own properties, checked above.
    value = (value as Readonly<Record<string | number, YamlValue>>)[step];
  }
  return value;
}

function keysOf(value: YamlValue | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** The value at a path as a sentence names it. */
function nameOf(path: YamlPath): string {
  const last = path.at(-1);
  if (last === undefined) {
    return 'The file';
  }
  return typeof last === 'number'
    ? `Entry ${last + 1} of "${path.findLast((step) => typeof step === 'string') ?? ''}"`
    : `"${last}"`;
}
