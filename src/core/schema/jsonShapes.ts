/** Pieces that the schemas of what is printed as JSON are put together from. */
import type { JsonSchema } from './jsonSchema.js';

export const text: JsonSchema = { type: 'string' };
export const optionalText: JsonSchema = { type: ['string', 'null'] };
export const optionalDay: JsonSchema = { type: ['string', 'null'], format: 'date' };
export const count: JsonSchema = { type: 'integer', minimum: 0 };
export const place: JsonSchema = { type: 'integer', minimum: 1 };
export const flag: JsonSchema = { type: 'boolean' };

/** An object that has all of these members; later versions may add others. */
export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  description?: string,
): JsonSchema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties,
    required: Object.keys(properties),
  };
}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}
