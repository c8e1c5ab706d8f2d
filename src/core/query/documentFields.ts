import { countItems, type ItemCounts } from '../checklist/itemCounts.js';
import { profileIn } from '../library/profileIn.js';
import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { reviewIn } from '../library/reviewIn.js';
import type { ReviewState } from '../staleness/review.js';
import type { CivilDate } from '../schema/civilDate.js';
import { gateFields } from './gateFields.js';
import { readerFields } from './readerFields.js';
import type { FieldValue, QueryField, QueryFieldType, QuerySubject } from './queryField.js';

/** The subject of queries for `document` as it stands in `library`. */
export function subjectOf(library: Library, document: Document, today: CivilDate): QuerySubject {
  return { library, document, profile: profileIn(library, document), today };
}

/** The fields every library has; frontmatter keys of its own come on top. */
export const documentFields: readonly QueryField[] = [
  field('path', 'prose', 'Path from the root of the library.', ({ document }) => [document.path]),
  field('id', 'name', 'Id of the document.', ({ profile }) => some(profile.id)),
  field('kind', 'name', 'Kind, its own or that of its folder.', ({ profile }) => [profile.kindId]),
  field('title', 'prose', 'Title as people see it.', ({ profile }) => [profile.title]),
  field('owner', 'name', 'Role that owns the document.', ({ profile }) => some(profile.owner)),
  field('status', 'name', 'Status as written.', ({ profile }) => some(profile.status)),
  field('tags', 'name', 'Tags.', ({ profile }) => profile.tags),
  field('client', 'name', 'Client.', ({ profile }) => some(profile.client)),
  field('project', 'name', 'Project.', ({ profile }) => some(profile.project)),
  field('workflow', 'name', 'Workflow.', ({ profile }) => some(profile.workflow)),
  field('due_on', 'date', 'Day the document is due.', ({ profile }) => some(profile.dueOn?.on)),
  field('reviewed_on', 'date', 'Day of the last review.', (subject) =>
    some(review(subject).reviewedOn),
  ),
  field('reviewed_by', 'name', 'Who reviewed it last.', ({ profile }) => some(profile.reviewedBy)),
  field('review', 'name', 'State of the review clock.', (subject) => [review(subject).status]),
  field('review_due_on', 'date', 'Last good day of the review.', (subject) =>
    some(review(subject).dueOn),
  ),
  field('overdue_days', 'number', 'Days the review is overdue.', overdueDays),
  field('items', 'number', 'Number of items.', (subject) => [counts(subject).total]),
  field('items_open', 'number', 'Number of open items.', (subject) => [counts(subject).open]),
  field('items_done', 'number', 'Number of items done.', (subject) => [counts(subject).done]),
  field('items_overdue', 'number', 'Number of open items past their day.', (subject) => [
    counts(subject).overdue,
  ]),
  field('required_open', 'number', 'Number of required items still open.', (subject) => [
    counts(subject).requiredOpen,
  ]),
  field('progress', 'number', 'Settled items in percent; none without items.', progress),
  ...gateFields,
  ...readerFields,
  field('heading', 'prose', 'Text of a heading.', ({ document }) =>
    document.headings.map((heading) => heading.text),
  ),
  field('item', 'prose', 'Text of an item.', ({ document }) =>
    document.items.map((item) => item.text),
  ),
  field('item_key', 'name', 'Key of an item.', ({ document }) =>
    document.items.flatMap((item) => some(item.key)),
  ),
  field('frontmatter', 'name', 'Whether frontmatter is ok, none or invalid.', ({ document }) => [
    document.frontmatter.status,
  ]),
];

function field(
  name: string,
  type: QueryFieldType,
  ...[description, valuesOf]: [string, QueryField['valuesOf']]
): QueryField {
  return { name, type, description, valuesOf };
}

function some(value: string | undefined): readonly FieldValue[] {
  return value === undefined ? [] : [value];
}

function review({ library, document, today }: QuerySubject): ReviewState {
  return reviewIn(library, document, today);
}

/** Documents without a clock, or with one that cannot be read, are not overdue by any number of days. */
function overdueDays(subject: QuerySubject): readonly FieldValue[] {
  const { status, overdueDays: days } = review(subject);
  return status === 'none' || status === 'invalid' ? [] : [days];
}

function counts({ document, today }: QuerySubject): ItemCounts {
  return countItems(document, today);
}

/** Rounded down, so that only a document with everything settled shows 100. */
function progress(subject: QuerySubject): readonly FieldValue[] {
  const { total, open } = counts(subject);
  return total === 0 ? [] : [Math.floor(((total - open) * 100) / total)];
}
