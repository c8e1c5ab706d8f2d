import { setFieldEdits } from '../document/frontmatterEdits.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { adopt, driftOf, type DriftChange, type TemplateVersion } from '../templates/drift.js';
import type { TextEdit } from '../text/textEdit.js';
import { pinnedTemplate, pinOf, templateContent } from './pinReasons.js';
import { verdictOf } from './verdict.js';

/** How a run and its template have gone apart, or why that cannot be told. */
export type RunDrift =
  | { readonly kind: 'drift'; readonly template: string; readonly changes: readonly DriftChange[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** What happened to the template since the run was made from it; a closed or cancelled run stays as it was signed. */
export function runDrift(library: Library, run: TemplateVersion, today: CivilDate): RunDrift {
  const { document } = run;
  const { path } = document;
  const pin = pinOf(document);
  const now = pin && documentsWithId(library, pin.id)[0];
  if (pin?.content === undefined || now?.text === undefined) {
    return refused(`${path} does not remember the content of a template of this library.`);
  }
  const { state } = verdictOf(library, document, today);
  if (state === 'closed' || state === 'cancelled') {
    return refused(`${path} is ${state} and stays as it is.`);
  }
  const then = pinnedTemplate({ library }, pin);
  if (typeof then === 'string' || then.text === undefined) {
    return refused(`The content of ${pin.id} that ${path} was made from cannot be found in git.`);
  }
  const changes = driftOf(
    run,
    { document: then, text: then.text },
    { document: now, text: now.text },
  );
  return { kind: 'drift', template: pin.id, changes };
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}

export type Adoption =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The edits that take the chosen changes into the run.
 *
 * With all of them the run follows the template's content of today. Some alone can only be additions: while the run is held
 * against the earlier content, words changed and items removed would be less than it asks for.
 */
export function adoptChanges(
  library: Library,
  run: TemplateVersion,
  {
    template,
    changes,
    chosen,
  }: RunDrift & { readonly kind: 'drift' } & { readonly chosen: readonly DriftChange[] },
): Adoption {
  const byHand = chosen.filter(({ edit }) => edit === undefined);
  if (byHand.length > 0) {
    return refused(`The run words ${namesOf(byHand)} in its own way; change that by hand first.`);
  }
  const isAll = chosen.length === changes.length;
  const bound = isAll ? [] : chosen.filter(({ kind }) => kind !== 'added');
  if (bound.length > 0) {
    return refused(`${namesOf(bound)} can be adopted together with all other changes only.`);
  }
  const edits = adopt(run, chosen);
  if (edits === undefined) {
    return refused(
      `The changes cannot be written into ${run.document.path} without loss; make them by hand.`,
    );
  }
  const [now] = documentsWithId(library, template);
  const content = isAll && now ? templateContent(library, now) : undefined;
  const pin =
    content === undefined
      ? []
      : setFieldEdits(run.text, run.document, 'template', { id: template, content });
  return { kind: 'edits', edits: [...edits, ...pin] };
}

function namesOf(changes: readonly DriftChange[]): string {
  return changes.map(({ name }) => name).join(', ');
}
