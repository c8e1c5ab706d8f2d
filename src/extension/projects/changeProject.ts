/** What people do to a project's page from VS Code; each is one edit that undo takes back. */
import type * as vscode from 'vscode';
import { changeKinds, type ChangeKind } from '../../core/projects/entries.js';
import { isBeingDelivered } from '../../core/projects/phase.js';
import type { Communication, Project } from '../../core/projects/project.js';
import {
  acceptOwnership,
  addChange,
  logCommunication,
  whyNotAccept,
  type ProjectFile,
  type ProjectOutcome,
} from '../../core/projects/projectEdits.js';
import { changeTogether } from '../shared/changeTogether.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { revealPlace } from '../shared/findTargetDocument.js';
import { knownPerson } from '../shared/knownPerson.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { chooseProject } from './chooseProject.js';
import { lineOfField } from '../shared/lineOfField.js';

/** Takes a project over from sales, for the team of the person at the keyboard. */
export async function accept(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await chooseProject(shared, argument, {
    title: 'Accept Ownership',
    isMeant: ({ ownership, state }) => ownership === undefined && state !== 'done',
    none: 'Ownership of every project was accepted already.',
  });
  if (chosen === undefined) return;
  const { open, project } = chosen;
  const person = await knownPerson(shared, open, 'Accepting ownership');
  if (person === undefined) return;
  const actor = { handle: person.handle, today: shared.clock.today };
  const refusal = whyNotAccept(open.library, project.document, actor);
  if (refusal !== undefined) throw new Refused(refusal);
  const yes = 'Accept Ownership';
  const answer = await shared.dialogs.confirm({
    message: `Accept ownership of "${project.title}"?`,
    detail: [
      'The project team knows what was promised and answers for delivering it from today.',
      `It is written down as accepted by ${person.name}.`,
    ],
    buttons: [yes],
  });
  if (answer !== yes) return;
  await change(open, project, (file) => acceptOwnership(open.library, file, actor));
  await reveal(open, project, ['accepted_ownership_on']);
}

type Entry<T> = vscode.QuickPickItem & { readonly value: T };

const changeEntries: Readonly<Record<ChangeKind, Omit<Entry<ChangeKind>, 'value'>>> = {
  time: { label: '$(calendar) Time', detail: 'It will be done earlier or later than agreed.' },
  budget: { label: '$(credit-card) Budget', detail: 'It costs more or less than agreed.' },
  quality: {
    label: '$(beaker) Quality',
    detail: 'Something is built in another way, or left out.',
  },
  'future-phase': { label: '$(milestone) Future phase', detail: 'It moves to a later project.' },
};

/** Writes down what the client agreed to change. */
export async function addChangeLogEntry(shared: Shared, argument: unknown): Promise<void> {
  const title = 'Add Change Log Entry';
  const chosen = await chooseProject(shared, argument, {
    title,
    isMeant: ({ state }) => state !== 'done',
    none: 'No project is under way.',
  });
  if (chosen === undefined) return;
  const { dialogs, clock } = shared;
  const kind = await dialogs.pick(
    changeKinds.map((value) => ({ ...changeEntries[value], value })),
    { title: `${title}: ${chosen.project.title}`, placeHolder: 'What does it change?' },
  );
  if (kind === undefined) return;
  const ask = (prompt: string, problem?: string) =>
    dialogs.input({
      title: `${title}: ${chosen.project.title}`,
      prompt,
      problem: (text) => (text === '' ? problem : undefined),
    });
  const what = await ask('What changes, in one sentence.', 'A change needs words.');
  if (what === undefined) return;
  const impact = await ask('What it means: days, money, what is left out. May stay empty.');
  if (impact === undefined) return;
  const agreedWith = await ask('Who at the client agreed. May stay empty while nobody has.');
  if (agreedWith === undefined) return;
  await change(chosen.open, chosen.project, (file) =>
    addChange(file, { on: clock.today, affects: kind.value, what, impact, agreedWith }),
  );
  await reveal(chosen.open, chosen.project, ['change_log', chosen.project.changes.length, 'what']);
}

/** Writes down that somebody was told, which moves the day they are told next. */
export async function logTold(shared: Shared, argument: unknown): Promise<void> {
  const title = 'Log Communication';
  const chosen = await chooseProject(shared, argument, {
    title,
    isMeant: (project) => isBeingDelivered(project.phase) && project.communications.length > 0,
    none: 'No project under way has a communication plan.',
  });
  if (chosen === undefined) return;
  const { open, project } = chosen;
  const index = audienceOfRow(argument) ?? (await pickAudience(shared, project, title));
  if (index === undefined) return;
  const { today } = shared.clock;
  await change(open, project, (file) => logCommunication(file, index, today));
  await reveal(open, project, ['communication_plan', index, 'last_on']);
}

/** Rows of audiences carry which one they are. */
function audienceOfRow(argument: unknown): number | undefined {
  return typeof argument === 'object' &&
    argument !== null &&
    'audience' in argument &&
    typeof argument.audience === 'number'
    ? argument.audience
    : undefined;
}

async function pickAudience(
  { dialogs }: Shared,
  { communications, title: name }: Project,
  title: string,
): Promise<number | undefined> {
  if (communications.length === 0) {
    throw new Refused(`"${name}" has no communication plan; write one into its frontmatter first.`);
  }
  const entries = communications
    .toSorted((one, other) => ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : 1))
    .map((each) => ({ ...toPick(each), value: each.index }));
  const picked = await dialogs.pick(entries, {
    title: `${title}: ${name}`,
    placeHolder: 'Who was told?',
  });
  return picked?.value;
}

function toPick({ who, what, when, dueOn, isOverdue, lastOn }: Communication) {
  const due = dueOn === undefined ? undefined : `${isOverdue ? 'overdue since' : 'due'} ${dueOn}`;
  const facts = [due ?? when, lastOn === undefined ? undefined : `last on ${lastOn}`];
  return {
    label: `${isOverdue ? '$(warning) ' : ''}${who}`,
    description: facts.filter((fact) => fact !== undefined).join(' · '),
    ...(what === undefined ? {} : { detail: what }),
  };
}

async function change(
  open: OpenLibrary,
  { document: { path } }: Project,
  plan: (file: ProjectFile) => ProjectOutcome,
): Promise<void> {
  const planned = (file: ProjectFile) => {
    const outcome = plan(file);
    if (outcome.kind === 'refused') throw new Refused(outcome.reason);
    return outcome.edits;
  };
  await changeTogether(open, [{ path, plan: planned }]);
}

/** Shows what was written, in the editor that can undo it. */
async function reveal(
  open: OpenLibrary,
  { document: { path } }: Project,
  field: readonly (string | number)[],
): Promise<void> {
  const document = open.library.documents.get(path);
  const line = document === undefined ? 0 : lineOfField(document, field);
  await revealPlace({ open, path, line });
}
