import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** Lists of the library's documents, kept as a document. */
export const dashboard: Kind = {
  ...plainKind,
  id: 'dashboard',
  title: 'Dashboard',
  description: 'Up to twelve lists of documents, each with a query.',
  idPrefix: 'DASH',
  fields: fields({
    title: { type: 'text', required: true, description: 'Name of the dashboard.' },
    audience: { type: 'roles', description: 'Roles it is made for.' },
  }),
};
