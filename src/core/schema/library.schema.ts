/** What `.sop/library.yml` may say: for validation, completion in the editor and `sop schema`. */
import {
  assuranceLevels,
  defaultClosedWords,
  exportColumns,
  weekdayNames,
} from './configuration.js';
import { dateFormats } from './dateFormat.js';
import { durationPattern } from './duration.js';
import { gatesSchema } from './gates.schema.js';
import { dialect, type JsonSchema } from './jsonSchema.js';
import { fieldTypes } from './kind.js';
import { presets } from './presets.js';

const word: JsonSchema = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9-]*$',
  errorMessage: 'a word of lower-case letters, digits and dashes',
};
const fieldKey: JsonSchema = {
  type: 'string',
  pattern: '^[a-z][a-z0-9_]*$',
  errorMessage: 'a key of lower-case letters, digits and underscores, such as backup_owner',
};
const someText: JsonSchema = { type: 'string', minLength: 1, errorMessage: 'a text' };
const texts: JsonSchema = { type: 'array', items: someText, errorMessage: 'a list of texts' };
const pattern: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 400,
  errorMessage: 'a pattern as .gitignore writes them, such as runbooks/**',
};
const duration: JsonSchema = {
  type: 'string',
  pattern: durationPattern,
  examples: ['6 months', '90 days', '1 year'],
  errorMessage: 'a duration such as 6 months, 90 days or P1Y',
};
const address: JsonSchema = {
  type: 'string',
  pattern: '^https?://[^\\s{}]+\\{id\\}[^\\s{}]*$',
  examples: ['https://psa.example/tickets/{id}'],
  errorMessage: 'an address that has {id} in it, such as https://psa.example/tickets/{id}',
};
const days: JsonSchema = {
  type: ['integer', 'string'],
  minimum: 0,
  maximum: 9999,
  pattern: '^[1-9][0-9]{0,3} (day|week)s?$',
  examples: ['14 days', '4 weeks'],
  errorMessage: 'a number of days, such as 14, 14 days or 4 weeks',
};
const levels: JsonSchema = {
  type: 'object',
  description: 'Level of findings by rule code, or off.',
  propertyNames: {
    pattern: '^[a-z][a-z0-9-]*/[a-z0-9-]+$',
    errorMessage: 'the code of a rule, such as link/missing-file',
  },
  additionalProperties: {
    enum: ['error', 'warning', 'info', 'off'],
    errorMessage: 'one of error, warning, info, off',
  },
  errorMessage: 'a mapping from rule codes to levels',
};

const field: JsonSchema = {
  type: 'object',
  properties: {
    type: { enum: [...fieldTypes], description: 'Type of the value.' },
    required: { type: 'boolean', description: 'Whether every document of the kind has it.' },
    choices: { ...texts, description: 'Allowed values of a choice.' },
    description: { ...someText, description: 'One sentence for completion and hover.' },
  },
  required: ['type'],
  additionalProperties: false,
  errorMessage: 'a mapping with at least a type',
};

const kind: JsonSchema = {
  type: 'object',
  properties: {
    title: { ...someText, description: 'Name of the kind for people.' },
    description: { ...someText, description: 'One sentence about what such documents hold.' },
    id_prefix: {
      type: 'string',
      pattern: '^[A-Z][A-Z0-9]{0,7}$',
      description: 'Prefix of generated ids: CHK makes CHK-4T7QZ.',
      errorMessage: 'one to eight capital letters and digits, such as CHK',
    },
    owner: { ...word, description: 'Role that owns such documents unless they say otherwise.' },
    fields: {
      type: 'object',
      description: 'Frontmatter keys of the kind; a key that it has already is replaced.',
      propertyNames: fieldKey,
      additionalProperties: field,
      errorMessage: 'a mapping from frontmatter keys to fields',
    },
    required_headings: { ...texts, description: 'Headings such a document must have.' },
    statuses: { ...texts, description: 'Values that status may have.' },
    final_statuses: {
      ...texts,
      description: 'Statuses in which a document is out of use and needs no review.',
    },
    review_in: { ...duration, description: 'How long a review of such a document holds.' },
    gates: {
      ...gatesSchema,
      description: 'Gates that such a document must have at least, written as in a document.',
      errorMessage: 'a list of gates',
    },
    bookkeeping: {
      ...texts,
      description: 'Keys that a sign-off does not cover, besides the common ones.',
    },
  },
  additionalProperties: false,
  errorMessage: 'a mapping that describes a kind of document',
};

const workflow: JsonSchema = {
  type: ['string', 'object', 'null'],
  minLength: 1,
  properties: { title: { ...someText, description: 'Name of the workflow for people.' } },
  additionalProperties: false,
  errorMessage: 'a title, or a mapping with a title',
};

const folder: JsonSchema = {
  type: 'object',
  properties: {
    kind: { ...word, description: 'Kind of documents that do not name one.' },
    owner: { ...someText, description: 'Role that owns documents that do not name one.' },
    workflow: { ...word, description: 'Workflow of documents that do not name one.' },
    review_in: { ...duration, description: 'Review interval of documents that do not name one.' },
    rules: { ...levels, description: 'Levels of findings in these documents.' },
  },
  additionalProperties: false,
  errorMessage: 'a mapping with kind, owner, workflow, review_in or rules',
};

const formats = [...dateFormats, 'days', 'weeks', 'months', 'years'];
const foreignKey: JsonSchema = {
  type: ['string', 'array', 'object'],
  minLength: 1,
  items: someText,
  properties: {
    keys: { ...texts, minItems: 1, description: 'Foreign keys; the first one present wins.' },
    format: {
      enum: formats,
      description: 'How dates are written there, or what a bare number counts.',
    },
  },
  required: ['keys'],
  additionalProperties: false,
  errorMessage: 'a key, a list of keys, or a mapping with keys and format',
};

const snooze: JsonSchema = {
  type: 'object',
  properties: {
    rule: {
      type: 'string',
      pattern: '^(\\*|[a-z][a-z0-9-]*/[a-z0-9-]+)$',
      description: 'Code of the rule, or * for every rule.',
      errorMessage: 'the code of a rule, or "*"',
    },
    path: { ...pattern, description: 'Documents it holds for.' },
    until: {
      type: 'string',
      format: 'date',
      description: 'The last day it holds.',
      errorMessage: 'a date that exists, such as 2026-12-01',
    },
    reason: { ...someText, description: 'Why the finding may wait.' },
  },
  required: ['rule', 'path', 'until', 'reason'],
  additionalProperties: false,
  errorMessage: 'a mapping with rule, path, until and reason',
};

export const librarySchema: JsonSchema = {
  $schema: dialect,
  title: 'SOP Ledger library',
  description: 'The settings of one library, in .sop/library.yml.',
  type: 'object',
  properties: {
    title: { ...someText, description: 'Name of the library for people.' },
    extensions: {
      type: 'array',
      description: 'Further file name endings that make a document.',
      examples: [['.md.erb']],
      items: {
        type: 'string',
        pattern: '^\\.[^/\\\\]+$',
        errorMessage: 'an ending that begins with a dot, such as .md.erb',
      },
      errorMessage: 'a list of file name endings',
    },
    ignore: {
      type: 'array',
      description: 'What is no part of the library, as .gitignore writes it.',
      items: pattern,
      errorMessage: 'a list of patterns',
    },
    presets: {
      type: 'array',
      description:
        "Conventions of other people's frontmatter that are understood. Without this key those that cannot be misread are.",
      items: { enum: [...presets.keys()] },
      errorMessage: 'a list of presets',
    },
    kinds: {
      type: 'object',
      description: 'Kinds of document: changes to the built-in ones, and further ones.',
      propertyNames: word,
      additionalProperties: kind,
      errorMessage: 'a mapping from kinds to what they are',
    },
    workflows: {
      type: ['object', 'array'],
      description:
        'The workflows, each of which needs an approved SOP; they replace the four built in.',
      propertyNames: word,
      additionalProperties: workflow,
      items: word,
      errorMessage: 'a list of workflows, or a mapping from workflows to titles',
    },
    folders: {
      type: 'object',
      description: 'What documents in a folder are unless they say otherwise; later entries win.',
      examples: [{ 'runbooks/**': { kind: 'sop', owner: 'noc', review_in: '6 months' } }],
      propertyNames: pattern,
      additionalProperties: folder,
      errorMessage: 'a mapping from folder patterns to what holds in them',
    },
    fields: {
      type: 'object',
      description: "Other people's keys for ours.",
      examples: [{ reviewed_on: { keys: ['ms.date'], format: 'MM/DD/YYYY' } }],
      propertyNames: fieldKey,
      additionalProperties: foreignKey,
      errorMessage: 'a mapping from our keys to foreign ones',
    },
    rules: levels,
    review: {
      type: 'object',
      description: 'When a review is due soon and when long overdue.',
      properties: {
        due_soon: { ...days, description: 'Days before the due day.', default: '30 days' },
        long_overdue: { ...days, description: 'Days after the due day.', default: '90 days' },
      },
      additionalProperties: false,
      errorMessage: 'a mapping with due_soon or long_overdue',
    },
    snoozes: {
      type: 'array',
      description: 'Findings that may wait until a day.',
      items: snooze,
      errorMessage: 'a list of snoozes',
    },
    policy: {
      type: 'object',
      description: 'What sign-offs must be to count.',
      properties: {
        assurance: {
          type: 'object',
          description: 'The least assurance with which a role must sign.',
          additionalProperties: {
            type: 'string',
            enum: [...assuranceLevels],
            errorMessage: 'recorded, author, commit or record',
          },
          examples: [{ noc: 'commit' }],
          errorMessage: 'a mapping from roles to recorded, author, commit or record',
        },
        override: {
          type: 'array',
          description: 'Roles that may override a gate besides the role that signs it.',
          items: { type: 'string', minLength: 1, errorMessage: 'a role' },
          default: ['service-manager'],
          errorMessage: 'a list of roles',
        },
      },
      additionalProperties: false,
      errorMessage: 'a mapping with assurance or override',
    },
    psa: {
      type: 'object',
      description: 'The PSA, or ticket system, that knows the same projects and tickets.',
      properties: {
        ticket_url: { ...address, description: 'Address of a ticket; {id} stands for its number.' },
        project_url: { ...address, description: 'Address of a project; {id} stands for its id.' },
        columns: {
          type: 'object',
          description: 'Columns of an export of projects, where their names do not tell.',
          properties: Object.fromEntries(
            exportColumns.map((column) => [column, { ...someText, description: 'Its heading.' }]),
          ),
          additionalProperties: false,
          errorMessage: `a mapping of ${exportColumns.join(', ')} to headings`,
        },
        closed: {
          ...texts,
          description: 'What the export calls the state of a project that is over.',
          default: defaultClosedWords,
        },
        date_format: {
          enum: [...dateFormats],
          description: 'How the export writes dates.',
          errorMessage: `one of ${dateFormats.join(', ')}`,
        },
      },
      additionalProperties: false,
      errorMessage: 'a mapping with ticket_url, project_url, columns, closed or date_format',
    },
    detention: {
      type: 'object',
      description: 'When documentation that is past due counts, and who sees whose it is.',
      properties: {
        grace_days: { ...days, description: 'Days past due that are forgiven.', default: 2 },
        quiet_days: {
          type: 'array',
          description: 'Days of the week that do not count, and on which nobody is reminded.',
          items: { enum: [...weekdayNames], errorMessage: `one of ${weekdayNames.join(', ')}` },
          examples: [['saturday', 'sunday']],
          errorMessage: 'a list of days of the week',
        },
        holidays: {
          type: 'array',
          description: 'Further days that do not count.',
          items: {
            type: 'string',
            pattern: '^\\d{4}-\\d{2}-\\d{2}$',
            errorMessage: 'a day written YYYY-MM-DD',
          },
          examples: [['2026-12-25']],
          errorMessage: 'a list of days written YYYY-MM-DD',
        },
        see_people: {
          type: 'array',
          description: 'Roles that see the names of people; others see roles, and themselves.',
          items: { type: 'string', minLength: 1, errorMessage: 'a role' },
          default: ['service-manager'],
          errorMessage: 'a list of roles',
        },
        require_reason: {
          type: 'boolean',
          description: 'Whether a person in detention must give a reason to begin a new run.',
          default: false,
          errorMessage: 'true or false',
        },
      },
      additionalProperties: false,
      errorMessage: 'a mapping with grace_days, quiet_days, holidays, see_people or require_reason',
    },
    baseline: {
      type: 'string',
      pattern: '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:]+$',
      description: 'File with findings that were there before and do not count.',
      examples: ['.sop/baseline.json'],
      errorMessage: 'a path inside the library, such as .sop/baseline.json',
    },
  },
  additionalProperties: false,
  errorMessage: 'a mapping',
};
