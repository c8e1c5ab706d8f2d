/** Suggestions for keys and values of a YAML text whose shape a JSON Schema tells. */
import type { JsonSchema } from '../schema/jsonSchema.js';
import { writeInline } from '../document/yamlWriter.js';
import type { Completion, Completions, Suggestion } from './completion.js';
import type { YamlCursor } from './yamlCursor.js';

/** The schema of what stands at `path` below `schema`. */
export function schemaAt(
  schema: JsonSchema,
  path: readonly (string | number)[],
): JsonSchema | undefined {
  let at: JsonSchema | undefined = schema;
  for (const step of path) {
    if (at === undefined) return undefined;
    at =
      typeof step === 'number'
        ? at.items
        : (at.properties?.[step] ??
          (at.additionalProperties === false ? undefined : at.additionalProperties));
  }
  return at;
}

/** The keys that `schema` names and the mapping at the cursor lacks, those it requires first. */
export function keySuggestions(
  { properties = {}, required = [] }: JsonSchema,
  siblings: ReadonlySet<string>,
): readonly Suggestion[] {
  return Object.entries(properties)
    .filter(([key]) => !siblings.has(key))
    .map(([key, { description }]): Suggestion => ({
      text: key,
      kind: 'key',
      ...(required.includes(key) ? { detail: 'required' } : {}),
      ...(description === undefined ? {} : { documentation: description }),
    }))
    .sort((one, other) => Number(other.detail !== undefined) - Number(one.detail !== undefined));
}

/** The values that `schema` names: choices, its default and its examples. */
export function valueSuggestions(schema: JsonSchema): readonly Suggestion[] {
  const { type, examples = [] } = schema;
  const choices = schema.enum ?? (isType(type, 'boolean') ? [true, false] : []);
  const rest = schema.default === undefined ? examples : [schema.default, ...examples];
  const texts = [...choices, ...rest].filter(isScalar).map(String);
  return [...new Set(texts)].map((text) => ({
    text,
    kind: 'value',
    ...(String(schema.default) === text ? { detail: 'default' } : {}),
  }));
}

/** Keys as they are written: with a colon, and below or behind it a place for the value. */
export function keyCompletions(
  cursor: YamlCursor,
  suggestions: readonly Suggestion[],
  schemaOf: (key: string) => JsonSchema | undefined,
): Completions {
  const { range, hasColon, inFlow, quote } = cursor;
  const entries = suggestions.map(({ text, ...rest }): Completion => {
    const shape = hasColon || quote !== undefined ? 'bare' : shapeOf(schemaOf(text), inFlow);
    const newText = {
      bare: text,
      scalar: `${text}: `,
      list: `${text}: [$0]`,
      block: `${text}:\n  $0`,
    };
    return {
      ...rest,
      label: text,
      range,
      newText: newText[shape],
      ...(shape === 'list' || shape === 'block' ? { isSnippet: true } : {}),
      ...(shape === 'bare' ? {} : { leadsOn: true }),
    };
  });
  return { entries, isPartial: false };
}

/** Values as they are written at the cursor: quoted where they must be, with a blank behind a bare colon. */
export function valueCompletions(
  cursor: YamlCursor,
  suggestions: readonly Suggestion[],
  { source, isPartial = false }: { readonly source: string; readonly isPartial?: boolean },
): Completions {
  const { range, quote, inFlow } = cursor;
  const gap = quote === undefined && source.charAt(range.start - 1) === ':' ? ' ' : '';
  const entries = suggestions.map(({ text, ...rest }): Completion => ({
    ...rest,
    label: text,
    range,
    newText: gap + (quote === undefined ? scalarText(text, inFlow) : quotedText(text, quote)),
  }));
  return { entries, isPartial };
}

/** `true`, `30` and dates stand for themselves; a text that YAML reads as something else is quoted. */
function scalarText(text: string, inFlow: boolean): string {
  return /^(?:true|false|\d+|\d{4}-\d\d-\d\d)$/.test(text)
    ? text
    : writeInline(text, 'plain', inFlow);
}

function quotedText(text: string, quote: '"' | "'"): string {
  return quote === "'" ? text.replaceAll("'", "''") : JSON.stringify(text).slice(1, -1);
}

function shapeOf(schema: JsonSchema | undefined, inFlow: boolean): 'scalar' | 'list' | 'block' {
  const type = schema?.type;
  if (type === 'array' && schema?.items?.type !== 'object') return 'list';
  const isCollection = type === 'array' || type === 'object';
  return isCollection && !inFlow ? 'block' : 'scalar';
}

function isType(type: JsonSchema['type'], wanted: string): boolean {
  return type === wanted || (Array.isArray(type) && type.includes(wanted));
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
