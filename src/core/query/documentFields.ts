import { countItems, type ItemCounts } from '../checklist/itemCounts.js';
import { isMapping } from '../document/yamlValues.js';
import { profileIn } from '../library/profileIn.js';
import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { reviewIn } from '../library/reviewIn.js';
import type { ReviewState } from '../staleness/review.js';
import { daysBetween, parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { isSettledByNow } from './finished.js';
import { gateFields } from './gateFields.js';
import { projectAt } from '../projects/project.js';
import { detentionFields } from './detentionFields.js';
import { projectFields } from './projectFields.js';
import { itemFields } from './itemFields.js';
import { readerFields } from './readerFields.js';
import {
  fieldValuesOf,
  type FieldValue,
  type QueryField,
  type QueryFieldType,
  type QuerySubject,
} from './queryField.js';

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
  field('template', 'name', 'Template it was made from.', templateId),
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
  field('overdue_days', 'number', 'Days past its due day or its review, the longer.', overdueDays),
  field(
    'age_days',
    'number',
    'Days since it was raised, proposed or begun; of a project up to its release.',
    ageDays,
  ),
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
  ...projectFields,
  ...detentionFields,
  field('heading', 'prose', 'Text of a heading.', ({ document }) =>
    document.headings.map((heading) => heading.text),
  ),
  ...itemFields,
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

/** Documents without a clock or day, or with one that cannot be read, are not overdue by any number of days. */
function overdueDays(subject: QuerySubject): readonly FieldValue[] {
  const { status, overdueDays: days } = review(subject);
  const reviewDays = status === 'none' || status === 'invalid' ? [] : [days];
  const { profile, today } = subject;
  const dueOn = profile.dueOn?.on;
  // Whether it is settled is looked at last: that takes its items.
  const isDue = dueOn !== undefined && !isSettledByNow(subject);
  const all = isDue ? [...reviewDays, daysBetween(dueOn, today)] : reviewDays;
  return all.length === 0 ? [] : [Math.max(...all)];
}

const beginnings = ['raised_on', 'proposed_on', 'started_on', 'starts_on', 'effective_on'];

/** A project ages until it is released, anything else from the first day that it names. */
function ageDays({ library, document, profile, today }: QuerySubject): readonly FieldValue[] {
  if (profile.kindId === 'project') {
    const days = projectAt(library, document.path, today)?.ageDays;
    return days === undefined ? [] : [days];
  }
  for (const key of beginnings) {
    const value = profile.fields[key];
    const day = typeof value === 'string' ? parseCivilDate(value) : undefined;
    if (day !== undefined) {
      return [daysBetween(day, today)];
    }
  }
  return [];
}

/** A run names its template with the content it was made from, anything else by its id alone. */
function templateId({ profile }: QuerySubject): readonly FieldValue[] {
  const template = profile.fields['template'];
  return fieldValuesOf(isMapping(template) ? template['id'] : template);
}

function counts({ document, today }: QuerySubject): ItemCounts {
  return countItems(document, today);
}

/** Rounded down, so that only a document with everything settled shows 100. */
function progress(subject: QuerySubject): readonly FieldValue[] {
  const { total, open } = counts(subject);
  return total === 0 ? [] : [Math.floor(((total - open) * 100) / total)];
}
