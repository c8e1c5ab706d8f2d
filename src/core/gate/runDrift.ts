import { settledItems } from '../checklist/settled.js';
import { isRequired } from '../checklist/itemState.js';
import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { documentsWithId } from '../library/documentNames.js';
import { documentsWithKey } from '../library/gatedDocuments.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import { adopt, driftOf, type DriftChange, type TemplateVersion } from '../templates/drift.js';
import type { Size } from '../schema/size.js';
import { sizeOf, templateOfSize } from '../templates/templateSize.js';
import type { TextEdit } from '../text/textEdit.js';
import { pinnedTemplate, pinOf, templateContent } from './pinReasons.js';
import { hasGates } from './hasGates.js';
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
  const end = endOf(library, document, today);
  if (end !== undefined) {
    return refused(`${path} is ${end} and stays as it is.`);
  }
  const then = pinnedTemplate({ library }, pin);
  if (typeof then === 'string' || then.text === undefined) {
    return refused(`The content of ${pin.id} that ${path} was made from cannot be found in git.`);
  }
  const size = sizeOf(document);
  const changes = then === now ? [] : driftOf(run, versionOf(then, size), versionOf(now, size));
  return { kind: 'drift', template: pin.id, changes };
}

/** A run that its template has left behind. */
export interface DriftingRun {
  readonly document: Document;
  readonly template: string;
  readonly changes: readonly DriftChange[];
}

/** The running checklists and gated documents whose template moved on, in the order of their paths. */
export function driftingRuns(library: Library, today: CivilDate): readonly DriftingRun[] {
  return Array.from(findDriftingRuns(library, today)).filter((run) => run !== undefined);
}

/** The same one by one, with `undefined` for a run that follows its template, for callers that share their thread. */
export function* findDriftingRuns(
  library: Library,
  today: CivilDate,
): Generator<DriftingRun | undefined, void> {
  const contents = new Map<string, string | undefined>();
  for (const document of documentsWithKey(library, 'template')) {
    const pin = pinOf(document);
    if (pin?.content === undefined) {
      continue;
    }
    if (!contents.has(pin.id)) {
      const [now] = documentsWithId(library, pin.id);
      contents.set(pin.id, now && templateContent(library, now));
    }
    // Most runs follow their templates, and all of them are looked at after each keystroke.
    yield contents.get(pin.id) === pin.content ? undefined : driftingRun(library, document, today);
  }
}

/** Undefined for a document that follows its template, for one that was only told once (a meeting, a client), and for one that is done. */
export function driftingRun(
  library: Library,
  document: Document,
  today: CivilDate,
): DriftingRun | undefined {
  const { text } = document;
  const pin = pinOf(document);
  const [now] = pin === undefined ? [] : documentsWithId(library, pin.id);
  if (
    text === undefined ||
    pin?.content === undefined ||
    now === undefined ||
    pin.content === templateContent(library, now)
  ) {
    return undefined;
  }
  const isGated = hasGates(library, document);
  const isRun = isGated || profileIn(library, document).kindId === 'checklist';
  if (!isRun || (!isGated && isSettled(document))) {
    return undefined;
  }
  const drift = known(library, document, today);
  return drift.kind === 'refused' || drift.changes.length === 0
    ? undefined
    : { document, template: drift.template, changes: drift.changes };
}

interface KnownDrift {
  readonly now: Document | undefined;
  readonly earlier: Library['earlierTemplates'];
  readonly end: string | undefined;
  readonly drift: RunDrift;
}

const drifts = new WeakMap<Document, KnownDrift>();

/** Every item is compared with every other, which a keystroke elsewhere need not repeat. */
function known(library: Library, document: Document, today: CivilDate): RunDrift {
  const { id = '' } = pinOf(document) ?? {};
  const [now] = documentsWithId(library, id);
  const end = endOf(library, document, today);
  const { earlierTemplates: earlier } = library;
  const last = drifts.get(document);
  if (last !== undefined && last.now === now && last.earlier === earlier && last.end === end) {
    return last.drift;
  }
  const drift = runDrift(library, { document, text: document.text ?? '' }, today);
  drifts.set(document, { now, earlier, end, drift });
  return drift;
}

/** How the run ended; undefined while it goes on. */
function endOf(library: Library, document: Document, today: CivilDate): string | undefined {
  if (hasGates(library, document)) {
    const { state } = verdictOf(library, document, today);
    return state === 'closed' || state === 'cancelled' ? state : undefined;
  }
  const profile = profileIn(library, document);
  return hasFinalStatus(profile) ? profile.status : undefined;
}

function isSettled(document: Document): boolean {
  const settled = settledItems(document);
  return document.items.every((item, index) => settled[index] === true || !isRequired(item));
}

function versionOf(template: Document, size: Size): TemplateVersion {
  const document = templateOfSize(template, size);
  return { document, text: document.text ?? '' };
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
 * With all of them the run follows the template's content of today. An item without a key that was removed goes with
 * all others only: while the run is held against the earlier content, nothing would say that it may be missing.
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
  const bound = isAll
    ? []
    : chosen.filter(({ kind, key }) => kind !== 'added' && key === undefined);
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
  const pin = content === undefined ? [] : pinEdits(run, content);
  return { kind: 'edits', edits: [...edits, ...pin] };
}

/** The run remembers another content of its template from now on. */
function pinEdits({ document, text }: TemplateVersion, content: string): readonly TextEdit[] {
  const before = pinOf(document)?.content ?? '';
  const place = locateField(document, ['template', 'content'])?.value;
  const at = place === undefined ? -1 : text.slice(place.start, place.end).indexOf(before);
  if (place === undefined || at === -1) {
    return [];
  }
  const start = place.start + at;
  return [{ range: { start, end: start + before.length }, newText: content }];
}

function namesOf(changes: readonly DriftChange[]): string {
  return changes.map(({ name }) => name).join(', ');
}
