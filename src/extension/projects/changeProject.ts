/** What people do to a project's page from VS Code; each is one edit that undo takes back. */
import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { lineOfField } from '../../core/document/fieldLine.js';
import { audiencesOf, changeKinds, type ChangeKind } from '../../core/projects/entries.js';
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
import { wordsOfChanged } from '../shared/editorAndFile.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { wordsOfDue } from '../shared/dueWords.js';
import { revealPlace } from '../shared/findTargetDocument.js';
import { knownPerson } from '../shared/knownPerson.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { chooseProject } from './chooseProject.js';

/** Takes a project over from sales, for the team of the person at the keyboard. */
export async function accept(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await chooseProject(shared, argument, {
    title: vscode.l10n.t('Accept Ownership'),
    isMeant: ({ ownership, state }) => ownership === undefined && state !== 'done',
    none: vscode.l10n.t('Ownership of every project was accepted already.'),
  });
  if (chosen === undefined) return;
  const { open, project } = chosen;
  const person = await knownPerson(shared, open, vscode.l10n.t('Accepting ownership'));
  if (person === undefined) return;
  const actor = { handle: person.handle, today: shared.clock.today };
  const refusal = whyNotAccept(open.library, project.document, actor);
  if (refusal !== undefined) throw new Refused(refusal);
  const yes = vscode.l10n.t('Accept Ownership');
  const answer = await shared.dialogs.confirm({
    message: vscode.l10n.t('Accept ownership of "{0}"?', project.title),
    detail: [
      vscode.l10n.t(
        'The project team knows what was promised and answers for delivering it from today.',
      ),
      vscode.l10n.t('It is written down as accepted by {0}.', person.name),
    ],
    buttons: [yes],
  });
  if (answer !== yes) return;
  await change(open, project, (file) => acceptOwnership(open.library, file, actor));
  await reveal(open, project, ['accepted_ownership_on']);
}

type Entry<T> = vscode.QuickPickItem & { readonly value: T };

const changeEntries: Readonly<Record<ChangeKind, Omit<Entry<ChangeKind>, 'value'>>> = {
  time: {
    label: vscode.l10n.t('$(calendar) Time'),
    detail: vscode.l10n.t('It will be done earlier or later than agreed.'),
  },
  budget: {
    label: vscode.l10n.t('$(credit-card) Budget'),
    detail: vscode.l10n.t('It costs more or less than agreed.'),
  },
  quality: {
    label: vscode.l10n.t('$(beaker) Quality'),
    detail: vscode.l10n.t('Something is built in another way, or left out.'),
  },
  'future-phase': {
    label: vscode.l10n.t('$(milestone) Future phase'),
    detail: vscode.l10n.t('It moves to a later project.'),
  },
};

/** Writes down what the client agreed to change. */
export async function addChangeLogEntry(shared: Shared, argument: unknown): Promise<void> {
  const title = vscode.l10n.t('Add Change Log Entry');
  const chosen = await chooseProject(shared, argument, {
    title,
    isMeant: ({ state }) => state !== 'done',
    none: vscode.l10n.t('No project is under way.'),
  });
  if (chosen === undefined) return;
  const { dialogs, clock } = shared;
  const kind = await dialogs.pick(
    changeKinds.map((value) => ({ ...changeEntries[value], value })),
    {
      title: `${title}: ${chosen.project.title}`,
      placeHolder: vscode.l10n.t('What does it change?'),
    },
  );
  if (kind === undefined) return;
  const ask = (prompt: string, problem?: string) =>
    dialogs.input({
      title: `${title}: ${chosen.project.title}`,
      prompt,
      problem: (text) => (text === '' ? problem : undefined),
    });
  const what = await ask(
    vscode.l10n.t('What changes, in one sentence.'),
    vscode.l10n.t('A change needs words.'),
  );
  if (what === undefined) return;
  const impact = await ask(
    vscode.l10n.t('What it means: days, money, what is left out. May stay empty.'),
  );
  if (impact === undefined) return;
  const agreedWith = await ask(
    vscode.l10n.t('Who at the client agreed. May stay empty while nobody has.'),
  );
  if (agreedWith === undefined) return;
  await change(chosen.open, chosen.project, (file) =>
    addChange(file, { on: clock.today, affects: kind.value, what, impact, agreedWith }),
  );
  await reveal(chosen.open, chosen.project, ['change_log', chosen.project.changes.length, 'what']);
}

/** Writes down that somebody was told, which moves the day they are told next. */
export async function logTold(shared: Shared, argument: unknown): Promise<void> {
  const title = vscode.l10n.t('Log Communication');
  const chosen = await chooseProject(shared, argument, {
    title,
    isMeant: (project) => isBeingDelivered(project.phase) && project.communications.length > 0,
    none: vscode.l10n.t('No project under way has a communication plan.'),
  });
  if (chosen === undefined) return;
  const { open, project } = chosen;
  const index = audienceOfRow(argument) ?? (await pickAudience(shared, project, title));
  if (index === undefined) return;
  const { today } = shared.clock;
  await change(open, project, (file) =>
    whoAt(file.document, index) === whoAt(project.document, index)
      ? logCommunication(file, index, today)
      : { kind: 'refused', reason: wordsOfChanged(file.document.path) },
  );
  await reveal(open, project, ['communication_plan', index, 'last_on']);
}

function whoAt({ frontmatter }: Document, index: number): string | undefined {
  return audiencesOf(frontmatter.data).find((audience) => audience.index === index)?.who;
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
    throw new Refused(
      vscode.l10n.t('"{0}" has no communication plan; write one into its frontmatter first.', name),
    );
  }
  const entries = communications
    .toSorted((one, other) => ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : 1))
    .map((each) => ({ ...toPick(each), value: each.index }));
  const picked = await dialogs.pick(entries, {
    title: `${title}: ${name}`,
    placeHolder: vscode.l10n.t('Who was told?'),
  });
  return picked?.value;
}

function toPick({ who, what, when, dueOn, isOverdue, lastOn }: Communication) {
  const due = dueOn === undefined ? undefined : wordsOfDue(dueOn, isOverdue);
  const facts = [
    due ?? when,
    lastOn === undefined ? undefined : vscode.l10n.t('last on {0}', lastOn),
  ];
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
