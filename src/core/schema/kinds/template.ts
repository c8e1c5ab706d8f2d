import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** A document from which others are made. */
export const template: Kind = {
  ...plainKind,
  id: 'template',
  title: 'Template',
  description: 'What runs and other documents are made from.',
  idPrefix: 'TPL',
  owner: 'service-delivery',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity, such as TPL-SOW-BOM.' },
    title: { type: 'text', required: true, description: 'What it makes.' },
    makes: {
      type: 'mapping',
      description: 'Frontmatter of the documents it makes, and the path where they go.',
    },
  }),
  statuses: ['draft', 'approved', 'retired'],
  finalStatuses: ['retired'],
  reviewIn: { months: 12, days: 0 },
};
