import type { YamlMapping } from '../document/frontmatter.js';
import type { CivilDate } from './civilDate.js';
import type { DateFormat } from './dateFormat.js';
import type { Duration } from './duration.js';
import type { Kind } from './kind.js';

/**
 * A document's common facts as its library reads them: frontmatter first, then folder defaults, then the kind's.
 *
 * Values of the wrong type are absent here; the field rules report them.
 */
export interface Profile {
  readonly path: string;
  readonly id?: string;
  /** The declared kind, else the folder's, else `page`. */
  readonly kindId: string;
  /** Undefined when `kindId` names no known kind. */
  readonly kind?: Kind;
  /** `title`, else the first level-1 heading, else the file's name. */
  readonly title: string;
  readonly owner?: string;
  readonly status?: string;
  readonly tags: readonly string[];
  readonly client?: string;
  readonly project?: string;
  readonly workflow?: string;
  readonly reviewedOn?: DateReading;
  readonly reviewedBy?: string;
  readonly reviewIn?: DurationReading;
  readonly dueOn?: DateReading;
  /** The day from which a document that was never reviewed counts. */
  readonly effectiveOn?: DateReading;
  /** Frontmatter with foreign keys added under our names; the document's own keys win. */
  readonly fields: YamlMapping;
}

/** A date field as found: `on` is absent when it is no valid date. */
export interface DateReading {
  /** The key it was read from, foreign or ours. */
  readonly key: string;
  readonly raw: string;
  /** How the key writes dates, when it is a foreign one that says so. */
  readonly format?: DateFormat;
  readonly on?: CivilDate;
}

export interface DurationReading {
  /** The key it was read from; absent when a folder or kind gave the interval. */
  readonly key?: string;
  readonly raw: string;
  readonly duration?: Duration;
}
