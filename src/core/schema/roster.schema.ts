/** What `.sop/roster.yml` may say: for validation, completion in the editor and `sop schema`. */
import { dialect, type JsonSchema } from './jsonSchema.js';

const someText: JsonSchema = { type: 'string', minLength: 1, errorMessage: 'a text' };
const day: JsonSchema = {
  type: 'string',
  format: 'date',
  errorMessage: 'a date that exists, such as 2026-12-01',
};
const handle: JsonSchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  errorMessage: 'a handle of letters, digits, dots, dashes and underscores, such as dana',
};
const role: JsonSchema = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9-]*$',
  errorMessage: 'a role of lower-case letters, digits and dashes, such as noc',
};
const email: JsonSchema = {
  type: 'string',
  pattern: '^[^\\s@<>]+@[^\\s@<>]+$',
  errorMessage: 'an e-mail address',
};
const sshKey: JsonSchema = {
  type: 'string',
  pattern: '^(ssh-|ecdsa-|sk-)[A-Za-z0-9@.-]+ [A-Za-z0-9+/=]+( .*)?$',
  errorMessage: 'an SSH public key such as "ssh-ed25519 AAAA..."',
};

const person: JsonSchema = {
  type: 'object',
  properties: {
    name: { ...someText, description: 'Printed name, as it stands in sign-offs.' },
    email: { ...email, description: 'git e-mail address.' },
    emails: {
      type: 'array',
      description: 'git e-mail addresses, the main one first.',
      items: email,
      minItems: 1,
      errorMessage: 'a list of e-mail addresses',
    },
    keys: {
      type: 'array',
      description: 'SSH public keys that sign for the person.',
      items: sshKey,
      errorMessage: 'a list of SSH public keys',
    },
    phone: {
      ...someText,
      description: 'Telephone number for when it is urgent; briefings name it.',
    },
    reports_to: { ...handle, description: 'Handle of the manager the person reports to.' },
    until: { ...day, description: 'The last day the person worked here.' },
  },
  required: ['name'],
  additionalProperties: false,
  errorMessage: 'a mapping with name and email',
};

const membership: JsonSchema = {
  type: ['string', 'object'],
  pattern: handle.pattern ?? '',
  properties: {
    person: { ...handle, description: 'Handle of the person.' },
    from: { ...day, description: 'First day of the membership.' },
    until: { ...day, description: 'Last day of the membership.' },
  },
  required: ['person'],
  additionalProperties: false,
  errorMessage: 'a handle, or a mapping with person, from and until',
};

export const rosterSchema: JsonSchema = {
  $schema: dialect,
  title: 'SOP Ledger roster',
  description: 'People and roles of one library, in .sop/roster.yml.',
  type: 'object',
  properties: {
    people: {
      type: 'object',
      description: 'Everybody, by the handle that stands after @ in documents.',
      examples: [{ dana: { name: 'Dana Reyes', email: 'dana@msp.example' } }],
      propertyNames: handle,
      additionalProperties: person,
      errorMessage: 'a mapping from handles to people',
    },
    roles: {
      type: 'object',
      description: 'Groups of people that own documents, settle items and sign.',
      examples: [{ noc: { title: 'NOC', members: ['dana'] } }],
      propertyNames: role,
      additionalProperties: {
        type: ['object', 'array'],
        properties: {
          title: { ...someText, description: 'Name of the role for people.' },
          members: {
            type: 'array',
            description: 'Who belongs to it, and from when until when.',
            items: membership,
            errorMessage: 'a list of members',
          },
        },
        items: membership,
        additionalProperties: false,
        errorMessage: 'a list of members, or a mapping with title and members',
      },
      errorMessage: 'a mapping from roles to their members',
    },
  },
  additionalProperties: false,
  errorMessage: 'a mapping',
};
