import type { Document } from '../document/document.js';
import type { CivilDate } from '../schema/civilDate.js';
import { reviewOf } from '../staleness/review.js';
import type { ReviewState } from '../staleness/review.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';

/** Where the document's review stands on `today` under the library's policy. */
export function reviewIn(library: Library, document: Document, today: CivilDate): ReviewState {
  return reviewOf(profileIn(library, document), library.configuration.review, today);
}
