/** What people do to the page of a project: each step plans the smallest edits of its text, or says why not. */
import {
  appendEntryEdits,
  setEntryFieldEdits,
  type FrontmatterFile,
} from '../document/listEdits.js';
import type { Document } from '../document/document.js';
import type { YamlValue } from '../document/frontmatter.js';
import { setFieldEdits } from '../document/frontmatterEdits.js';
import { parseDocument } from '../document/parseDocument.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { findPerson, isMember } from '../schema/rosterLookup.js';
import { smallestEdit } from '../text/smallestEdit.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { audiencesOf, disruptionsOf, type ChangeKind } from './entries.js';
import { ofStage, isOver } from './phase.js';
import { projectOf } from './project.js';

export type ProjectOutcome =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The page as it stands in its file or editor. */
export interface ProjectFile extends FrontmatterFile {
  readonly document: Document;
}

/** Who does it, and when. */
export interface ProjectActor {
  readonly handle: string;
  readonly today: CivilDate;
}

/** Takes the project over from sales, in the name of the team that owns it. */
export function acceptOwnership(
  library: Library,
  file: ProjectFile,
  { handle, today }: ProjectActor,
): ProjectOutcome {
  const reason = whyNotAccept(library, file.document, { handle, today });
  return reason === undefined
    ? together(file, [
        (each) => setFieldEdits(each.text, each.document, 'accepted_ownership_on', today),
        (each) => setFieldEdits(each.text, each.document, 'accepted_ownership_by', handle),
      ])
    : { kind: 'refused', reason };
}

/** Why the person cannot accept ownership, if so. */
export function whyNotAccept(
  library: Library,
  document: Document,
  { handle, today }: ProjectActor,
): string | undefined {
  const { kindId, owner, title } = profileIn(library, document);
  if (kindId !== 'project') return `${document.path} is no project.`;
  const { ownership, phase, people, runs } = projectOf(library, document, { today });
  if (isOver(phase)) return `"${title}" is ${phase}.`;
  if (ownership !== undefined) {
    const by = ownership.by === undefined ? '' : ` by ${ownership.by}`;
    const on = ownership.on === undefined ? '' : ` on ${ownership.on}`;
    return `Ownership of "${title}" was accepted already${by}${on}.`;
  }
  const { roster } = library;
  const isTheirs =
    [people.leadTech, people.coordinator].some(
      (name) => name !== undefined && findPerson(roster, name)?.handle === handle,
    ) ||
    owner === handle ||
    (owner !== undefined && isMember(roster, handle, { role: owner, day: today }));
  if (!isTheirs) {
    return `Ownership of "${title}" is accepted by its lead tech, its coordinator or somebody of ${owner ?? 'the role that owns it'}, and you are none of them.`;
  }
  const open = ofStage(runs, 'initiation').find(({ isSettled }) => !isSettled);
  return open === undefined
    ? undefined
    : `The hand-off from sales is not signed yet; sign ${open.document.path} first.`;
}

/** A change as somebody writes it down. */
export interface NewChange {
  readonly on: CivilDate;
  readonly affects: ChangeKind;
  readonly what: string;
  readonly impact?: string;
  readonly agreedWith?: string;
}

/** Writes a change behind the others. */
export function addChange(file: ProjectFile, change: NewChange): ProjectOutcome {
  const what = oneLine(change.what);
  if (what === '') return { kind: 'refused', reason: 'A change needs words.' };
  const impact = oneLine(change.impact ?? '');
  const agreedWith = oneLine(change.agreedWith ?? '');
  const entry: Readonly<Record<string, YamlValue>> = {
    on: change.on,
    affects: change.affects,
    what,
    ...(impact === '' ? {} : { impact }),
    ...(agreedWith === '' ? {} : { agreed_with: agreedWith }),
  };
  return together(file, [(each) => appendEntryEdits(each, 'change_log', entry)]);
}

/**
 * Writes down that an audience was told on a day, which moves its next day.
 *
 * Whoever is told before each disruption was told of the next one: it gets the day as well.
 */
export function logCommunication(
  file: ProjectFile,
  index: number,
  today: CivilDate,
): ProjectOutcome {
  const { data } = file.document.frontmatter;
  const audience = audiencesOf(data).find((each) => each.index === index);
  if (audience === undefined) {
    return { kind: 'refused', reason: 'The communication plan has no such audience any more.' };
  }
  const next =
    audience.cadence?.kind === 'before'
      ? disruptionsOf(data).find(({ on, toldOn }) => on >= today && toldOn === undefined)
      : undefined;
  return together(file, [
    (each) =>
      setEntryFieldEdits(each, { list: 'communication_plan', index, key: 'last_on' }, today),
    ...(next === undefined
      ? []
      : [
          (each: ProjectFile) =>
            setEntryFieldEdits(
              each,
              { list: 'disruptions', index: next.index, key: 'told_on' },
              today,
            ),
        ]),
  ]);
}

/** Plans each step on what the one before left, and gives all of them as one edit. */
function together(
  file: ProjectFile,
  steps: readonly ((file: ProjectFile) => readonly TextEdit[])[],
): ProjectOutcome {
  const { path } = file.document;
  let { text } = file;
  for (const step of steps) {
    const edits = step({ text, document: parseDocument(path, { text, bom: false }) });
    const changed = applyEdits(text, edits);
    if (edits.length === 0) {
      return {
        kind: 'refused',
        reason: `The frontmatter of ${path} cannot be changed; mend it first.`,
      };
    }
    text = changed;
  }
  return text === file.text
    ? { kind: 'edits', edits: [] }
    : { kind: 'edits', edits: [smallestEdit(file.text, text)] };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
