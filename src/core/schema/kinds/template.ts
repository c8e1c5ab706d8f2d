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
    every: {
      type: 'duration',
      description: 'Makes a run in every such period: "1 month", "1 week", P3M.',
    },
    for: {
      type: 'choice',
      choices: ['library', 'client', 'project'],
      description: 'What gets a run in every period: each active client or project; else one does.',
    },
    for_tags: {
      type: 'texts',
      description: 'Only clients or projects with one of these tags get a run.',
    },
  }),
  statuses: ['draft', 'approved', 'retired'],
  finalStatuses: ['retired'],
  reviewIn: { months: 12, days: 0 },
};
