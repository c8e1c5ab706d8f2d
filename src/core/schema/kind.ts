import type { YamlValue } from '../document/frontmatter.js';
import type { Duration } from './duration.js';
import type { GateDefinition } from './gateDefinition.js';

/** What kind of document a file can be, as data: built in, or declared in `.sop/library.yml`. */
export interface Kind {
  /** The word in `kind:`; lower case with dashes. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Prefix of generated ids: `CHK` makes `CHK-4T7QZ`. */
  readonly idPrefix: string;
  /** Role that owns documents of this kind unless they say otherwise. */
  readonly owner?: string;
  readonly fields: readonly Field[];
  /** Headings a document of this kind must have, compared without case and numbering. */
  readonly requiredHeadings: readonly string[];
  /** Review interval of documents that name none; without it the kind has no review clock. */
  readonly reviewIn?: Duration;
  /** Values `status` may have; empty when free. */
  readonly statuses: readonly string[];
  /** Statuses in which a document is out of use and its review clock stands still (`retired`). */
  readonly finalStatuses: readonly string[];
  /** Gates that such a document must have at least; it keeps them in its own `gates`. */
  readonly gates?: KindGates;
  /** Frontmatter keys that a sign-off does not cover, besides the common ones. */
  readonly bookkeeping: readonly string[];
}

/** The gates a kind declares, and how a document writes them. */
export interface KindGates {
  readonly definitions: readonly GateDefinition[];
  readonly written: readonly YamlValue[];
}

/** A frontmatter key with the type its value must have. */
export interface Field {
  readonly key: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Allowed texts of a `choice`. */
  readonly choices?: readonly string[];
  /** One sentence for completion, hover and the schema. */
  readonly description: string;
}

/** `id` refers to a document, `role` and `person` to the roster, `workflow` to the configuration. */
export const fieldTypes = [
  'text',
  'number',
  'boolean',
  'date',
  'duration',
  'choice',
  'id',
  'role',
  'person',
  'workflow',
  'texts',
  'ids',
  'roles',
  'mapping',
  'list',
] as const;

export type FieldType = (typeof fieldTypes)[number];
