/** What an entry of `gates` in the frontmatter may hold, for completion; `parseGates` is what judges it. */
import type { JsonSchema } from './jsonSchema.js';

const texts = { type: 'array', items: { type: 'string' } } as const;

export const gatesSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', description: 'Name of the gate, lower-case words with dashes.' },
      title: { type: 'string', description: 'Name of the gate for people.' },
      items: {
        type: 'object',
        description: 'Items it looks at; without it all.',
        properties: {
          roles: { ...texts, description: 'Items of these roles.' },
          sections: { ...texts, description: 'Items below these headings.' },
        },
      },
      after: {
        ...texts,
        description:
          'Gates that pass first: of this document, or of the run of a template (TPL-SOW-BOM#approval).',
      },
      sign: {
        type: 'object',
        description: 'Who signs.',
        properties: {
          role: { type: 'string', description: 'Role that signs.' },
          count: {
            type: 'integer',
            description: 'How many people of the role must sign.',
            default: 1,
          },
          independent: {
            type: 'boolean',
            description: 'Whether the signer must have had no part in the work.',
          },
        },
      },
      meaning: { type: 'string', description: 'What a signature says, in one sentence.' },
      needs: {
        type: 'object',
        description: 'What else must be there.',
        properties: {
          lessons: {
            type: 'integer',
            description: 'Lessons of the project, or a recorded none.',
            default: 1,
          },
        },
      },
      blocks: { ...texts, description: 'Fields that may be set only after the gate has passed.' },
    },
    required: ['id'],
  },
};

/** What `template` in the frontmatter of a run holds. */
export const templatePinSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'Id of the template.' },
    content: { type: 'string', description: 'Fingerprint of the template as it was.' },
  },
};
