import type { Document } from '../../core/document/document.js';
import type { Library } from '../../core/library/library.js';
import type { CivilDate } from '../../core/schema/civilDate.js';

/** A document of a library on a day, as commands print it. */
export interface PrintedDocument {
  readonly library: Library;
  readonly document: Document;
  readonly today: CivilDate;
}
