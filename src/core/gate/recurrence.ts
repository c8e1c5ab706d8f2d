/** Templates that make a run anew in every period: visits, calls, hand-overs, reviews. */
import type { Document } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import { documentsWithId } from '../library/documentNames.js';
import { documentsWithKey } from '../library/gatedDocuments.js';
import { lessonIndex } from '../library/lessons.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { templateChoices, type TemplateChoice } from '../library/templateChoices.js';
import type { CivilDate } from '../schema/civilDate.js';
import { parseDuration } from '../schema/duration.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import { periodOf, type Period } from '../schema/period.js';
import type { TemplateValues } from '../templates/renderTemplate.js';
import { pinOf } from './pinReasons.js';

/** What a run is made for, once in a period. */
export interface Subject {
  readonly kind: 'client' | 'project';
  readonly id: string;
  readonly title: string;
}

/** A run that the calendar asks for. */
export interface Occurrence {
  readonly template: TemplateChoice & { readonly id: string };
  readonly period: Period;
  /** Absent where one run does for the whole library. */
  readonly subject?: Subject;
  /** The same on every branch, so that two people who make the run make one file. */
  readonly id: string;
}

/** The period of `today` in which a template makes its runs; undefined for one that is used when it is needed. */
export function periodIn(template: Document, today: CivilDate): Period | undefined {
  const { every } = template.frontmatter.data;
  const duration = typeof every === 'string' ? parseDuration(every) : undefined;
  return duration && periodOf(duration, today);
}

/** Which documents each get a run: those of `for`, else one for the library. */
export function subjectKind(template: Document): Subject['kind'] | undefined {
  const value = template.frontmatter.data['for'];
  return value === 'client' || value === 'project' ? value : undefined;
}

/** The runs that are due in the period of `today` and are not there yet, by template, then by subject. */
export function missingRuns(library: Library, today: CivilDate): readonly Occurrence[] {
  const recurring = recurringTemplates(library, today);
  if (recurring.length === 0) {
    return [];
  }
  const labels = new Set(recurring.map(({ period }) => period.label));
  // Most runs are of periods that went by.
  const ofToday = documentsWithKey(library, 'template').filter(({ frontmatter: { data } }) => {
    const { period } = data;
    return typeof period === 'string' && labels.has(period);
  });
  const made = new Set(ofToday.flatMap((document) => keysOfRun(library, document)));
  const choices = new Map(templateChoices(library, []).map((choice) => [choice.path, choice]));
  return recurring.flatMap(({ document, id, period }) => {
    const choice = choices.get(document.path);
    const kind = subjectKind(document);
    const subjects = kind === undefined ? [undefined] : subjectsFor(library, document, kind);
    return choice === undefined
      ? []
      : subjects
          .map((subject) => occurrenceOf({ ...choice, id }, period, subject))
          .filter(
            (each) =>
              !made.has(keyOf(id, period.label, each.subject)) &&
              documentsWithId(library, each.id).length === 0,
          );
  });
}

/** What is known of a run that a person makes of a recurring template; undefined for any other template. */
export function occurrenceToday(
  template: TemplateChoice,
  today: CivilDate,
): { readonly period: Period; readonly idFor: (values: TemplateValues) => string } | undefined {
  const { id, path, text } = template;
  const document = parseDocument(path, { text, bom: false });
  const period = periodIn(document, today);
  if (period === undefined || id === undefined) {
    return undefined;
  }
  const kind = subjectKind(document);
  const idFor = (values: TemplateValues) => {
    const subject = kind === undefined ? undefined : values[kind];
    const found = kind && subject ? { kind, id: subject, title: subject } : undefined;
    return occurrenceOf({ ...template, id }, period, found).id;
  };
  return { period, idFor };
}

/** The id and subject of the run that `template` makes in this period. */
export function occurrenceOf(
  template: TemplateChoice & { readonly id: string },
  period: Period,
  subject: Subject | undefined,
): Occurrence {
  const parts = [template.id.replace(/^TPL-/, ''), subject?.id, period.label];
  const id = parts.filter((part) => part !== undefined).join('-');
  return { template, period, id, ...(subject === undefined ? {} : { subject }) };
}

interface Recurring {
  readonly document: Document;
  readonly id: string;
  readonly period: Period;
}

function recurringTemplates(library: Library, today: CivilDate): readonly Recurring[] {
  return lessonIndex.pathsOf(library, 'template').flatMap((path) => {
    const document = library.documents.get(path);
    const period = document && periodIn(document, today);
    if (document === undefined || period === undefined) {
      return [];
    }
    const profile = profileIn(library, document);
    const { id, status } = profile;
    return id === undefined || hasFinalStatus(profile) || status === 'draft'
      ? []
      : [{ document, id, period }];
  });
}

const restingStatuses = ['prospect', 'proposed', 'on-hold'];

/** The clients or projects that are served, by path; with `for_tags` only those that carry one of the tags. */
function subjectsFor(
  library: Library,
  template: Document,
  kind: Subject['kind'],
): readonly Subject[] {
  const wanted = template.frontmatter.data['for_tags'];
  const tags = Array.isArray(wanted) ? wanted : undefined;
  const paths = lessonIndex.pathsOf(library, kind);
  return paths.flatMap((path) => {
    const document = library.documents.get(path);
    const profile = document && profileIn(library, document);
    if (profile?.id === undefined) {
      return [];
    }
    const { id, title, status } = profile;
    const isServed =
      status === undefined || !(restingStatuses.includes(status) || hasFinalStatus(profile));
    return isServed && (tags === undefined || profile.tags.some((tag) => tags.includes(tag)))
      ? [{ kind, id, title }]
      : [];
  });
}

/** What a run was made for, as often as it can be asked: of the library, of its client, of its project. */
function keysOfRun(library: Library, document: Document): readonly string[] {
  const { period } = document.frontmatter.data;
  const pin = typeof period === 'string' ? pinOf(document) : undefined;
  if (pin === undefined || typeof period !== 'string') {
    return [];
  }
  const { client, project } = profileIn(library, document);
  return [undefined, client, project].map((id) => keyOf(pin.id, period, id ? { id } : undefined));
}

function keyOf(
  template: string,
  period: string,
  subject: { readonly id: string } | undefined,
): string {
  return JSON.stringify([template, period, subject?.id ?? null]);
}
