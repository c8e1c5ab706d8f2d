/** What the rules about the review clock share. */
import { reviewOf, type ReviewState } from '../../staleness/review.js';
import type { TextRange } from '../../text/textRange.js';
import { topOf, valueOf } from '../places.js';
import type { RuleContext } from '../rule.js';

/** The state of the document's review clock. */
export function reviewIn({ profile, configuration, today }: RuleContext): ReviewState {
  return reviewOf(profile, configuration.review, today);
}

/** Where the day of the last review stands. */
export function reviewedOnRange({ document, profile }: RuleContext): TextRange {
  const key = profile.reviewedOn?.key;
  return key === undefined ? topOf(document) : valueOf(document, key);
}

/** Frontmatter of an example; the examples are checked on 2026-06-15. */
export function reviewed(on: string, interval = '6 months'): string {
  return `---\nreviewed_on: ${on}\nreview_in: ${interval}\n---\n`;
}
