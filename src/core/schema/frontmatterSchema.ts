import { expectationOf } from './fieldExpectation.js';
import { fieldsOf } from './fields.js';
import { dialect, type JsonSchema } from './jsonSchema.js';
import type { Field, Kind } from './kind.js';

/** What the configuration adds to a kind's schema. */
export interface SchemaContext {
  /** The workflows there are; without them any word is allowed. */
  readonly workflows?: Iterable<string>;
}

/**
 * The JSON Schema of the frontmatter of one kind's documents, for editors and other tools.
 *
 * Unknown keys are allowed: they are kept and never touched.
 */
export function schemaForFrontmatter(kind: Kind, { workflows }: SchemaContext = {}): JsonSchema {
  const known = workflows && [...workflows];
  const fields = fieldsOf(kind);
  return {
    $schema: dialect,
    title: `Frontmatter of a document of kind ${kind.id}`,
    description: kind.description,
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field.key, schemaOfField(kind, field, known)]),
    ),
    required: fields.filter(({ required }) => required).map(({ key }) => key),
  };
}

function schemaOfField(
  kind: Kind,
  field: Field,
  workflows: readonly string[] | undefined,
): JsonSchema {
  const { description } = field;
  if (field.key === 'kind') {
    return { description, const: kind.id };
  }
  if (field.key === 'status' && kind.statuses.length > 0) {
    return { description, enum: kind.statuses };
  }
  if (field.type === 'workflow' && workflows !== undefined) {
    return { description, enum: workflows };
  }
  return { description, ...schemaOfType(field), errorMessage: expectationOf(field) };
}

function schemaOfType(field: Field): JsonSchema {
  switch (field.type) {
    case 'text':
    case 'id':
    case 'role':
    case 'person':
    case 'workflow':
      return { type: 'string' };
    case 'number':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'duration':
      return { type: 'string', examples: ['6 months', '90 days', 'P1Y'] };
    case 'choice':
      return { enum: field.choices ?? [] };
    case 'texts':
    case 'ids':
    case 'roles':
      return { type: 'array', items: { type: 'string' } };
    case 'list':
      return { type: 'array' };
    case 'mapping':
      return { type: 'object' };
    default:
      return field.type satisfies never;
  }
}
