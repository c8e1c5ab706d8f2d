import { parseDocument } from '../document/parseDocument.js';
import { applyChanges } from '../library/applyChanges.js';
import type { Library } from '../library/library.js';
import { planNewDocument } from '../library/planNewDocument.js';
import { impliedAnswers, templateQuestions } from '../library/templateQuestions.js';
import type { CivilDate } from '../schema/civilDate.js';
import { fileSlug } from '../templates/newDocument.js';
import { placeholdersIn, type TemplateValues } from '../templates/renderTemplate.js';
import { rememberTemplate } from './rememberTemplate.js';
import type { Occurrence } from './recurrence.js';

/** A run that is due, as it will be written; or why it cannot be made without a person. */
export type DueRun =
  | {
      readonly kind: 'planned';
      readonly occurrence: Occurrence;
      readonly path: string;
      readonly text: string;
    }
  | { readonly kind: 'refused'; readonly occurrence: Occurrence; readonly reason: string };

/**
 * The runs of these occurrences.
 *
 * They hold nothing of the day or the person they are made by: whoever makes one, on whatever branch, makes the same
 * bytes in the same place.
 */
export function planDueRuns(
  library: Library,
  occurrences: readonly Occurrence[],
  today: CivilDate,
): readonly DueRun[] {
  let next = library;
  return occurrences.map((occurrence) => {
    const run = planDueRun(next, occurrence, today);
    if (run.kind === 'planned') {
      const document = parseDocument(run.path, { text: run.text, bom: false });
      next = applyChanges(next, [{ kind: 'document', document }]).library;
    }
    return run;
  });
}

function planDueRun(library: Library, occurrence: Occurrence, today: CivilDate): DueRun {
  const { template, id } = occurrence;
  const memory = rememberTemplate(library, template, {});
  if ('problem' in memory) {
    return { kind: 'refused', occurrence, reason: memory.problem };
  }
  const known = impliedAnswers(library, valuesOf(occurrence));
  const open = templateQuestions(library, template, { known, today });
  const needed = open.filter(({ required, isTextOnly }) => required && !isTextOnly);
  if (needed.length > 0) {
    const names = needed.map(({ label }) => label).join(', ');
    const reason = `${template.id} needs answers that nobody is asked for here: ${names}.`;
    return { kind: 'refused', occurrence, reason };
  }
  // What only the text asks for stays as a placeholder where an item needs it, to be seen.
  const blanks = open.filter(({ required }) => !required).map(({ name }) => [name, '']);
  const values = { ...known, ...(Object.fromEntries(blanks) as TemplateValues), id };
  const path = placeOf(occurrence, values);
  const plan = planNewDocument(library, {
    ...{ template, values, remembers: memory.remembers },
    ...(memory.content === undefined ? {} : { content: memory.content }),
    ...(path === undefined ? {} : { path }),
  });
  return plan.kind === 'refused'
    ? { kind: 'refused', occurrence, reason: plan.reason }
    : { kind: 'planned', occurrence, path: plan.path, text: plan.text };
}

function valuesOf({ template, period, subject }: Occurrence): TemplateValues {
  return {
    title: subject?.title ?? template.title,
    period: period.label,
    today: period.startsOn,
    due_on: period.endsOn,
    size: 'full',
    ...(subject === undefined ? {} : { [subject.kind]: subject.id }),
  };
}

/** A place of its own for a template whose path would be the same in every period; undefined where the path will do. */
function placeOf({ template, period, id }: Occurrence, values: TemplateValues): string | undefined {
  const { path } = template.makes;
  if (typeof path !== 'string') {
    return `${fileSlug(id)}.md`;
  }
  const names = placeholdersIn(path);
  if (names.some((name) => ['period', 'today', 'due_on', 'id'].includes(name))) {
    return undefined;
  }
  const filled = path.replace(/\{\{[ \t]*([a-z][a-z0-9_]*)[ \t]*\}\}/g, (_, name: string) =>
    fileSlug(values[name] ?? ''),
  );
  return filled.replace(/(\.[a-z]+)?$/i, `-${fileSlug(period.label)}$1`);
}
