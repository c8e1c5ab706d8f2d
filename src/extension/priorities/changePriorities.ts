/** What people do to a priority list from VS Code; each is one edit that undo takes back. */
import * as vscode from 'vscode';
import { lineOfField } from '../../core/document/fieldLine.js';
import { wordsOfDisplaced } from '../../core/priorities/displacement.js';
import {
  currentOrder,
  displacedBy,
  insertRequest,
  movePriority,
  requestVerification,
  whyNotInsert,
  type NewRequest,
  type PriorityFile,
  type PriorityOutcome,
} from '../../core/priorities/priorityEdits.js';
import { priorityListOf } from '../../core/priorities/priorityList.js';
import { priorityAt } from '../../core/priorities/priorityLists.js';
import { changeTogether } from '../shared/changeTogether.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { wordsOfChanged } from '../shared/editorAndFile.js';
import { revealPlace } from '../shared/findTargetDocument.js';
import { choosePriorityList, type ChosenList } from './choosePriorityList.js';

/** Puts the proposed order before the manager. */
export async function verify(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await choosePriorityList(shared, argument, vscode.l10n.t('Request Verification'));
  if (chosen === undefined) return;
  await change(chosen, (file) => requestVerification(file, shared.clock.today));
  await reveal(chosen, ['agreed']);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      '"{0}" waits for the manager to sign; commit it, so that it can be signed.',
      chosen.title,
    ),
  );
}

/** Asks for a request and its place, and shows what it displaces before anything is written. */
export async function insert(shared: Shared, argument: unknown): Promise<void> {
  const title = vscode.l10n.t('Insert Request');
  const chosen = await choosePriorityList(shared, argument, title);
  if (chosen === undefined) return;
  const request = await askRequest(shared, chosen, `${title}: ${chosen.title}`);
  if (request === undefined) return;
  const effort = request.effort === '' ? undefined : request.effort;
  const displaced = displacedBy(chosen.order, request.position);
  const answer = await shared.dialogs.confirm({
    message: vscode.l10n.t('Insert "{0}" at place {1}?', request.what, request.position),
    detail: [
      ...(displaced.length === 0
        ? [vscode.l10n.t('It displaces nothing.')]
        : [
            vscode.l10n.t('It displaces:'),
            ...displaced.map((each) => `· ${wordsOfDisplaced(each, effort)}`),
          ]),
      ...(chosen.agreement.state === 'agreed'
        ? [
            '',
            vscode.l10n.t(
              'The agreed order is agreed no longer until the manager signs the new one.',
            ),
          ]
        : []),
    ],
    buttons: [title],
  });
  if (answer !== title) return;
  await change(chosen, (file) => insertRequest(file, request, shared.clock.today));
  await reveal(chosen, ['proposed', request.position - 1]);
}

/** Moves the entry on the cursor's line, else one that the person picks. */
export async function move(shared: Shared, argument: unknown, by: -1 | 1): Promise<void> {
  const title = by === -1 ? vscode.l10n.t('Move Request Up') : vscode.l10n.t('Move Request Down');
  const chosen = await choosePriorityList(shared, argument, title);
  if (chosen === undefined) return;
  const entry = entryAtCursor(chosen) ?? (await pickEntry(shared, chosen, title));
  if (entry === undefined) return;
  await change(chosen, (file) => movePriority(file, { title: entry, by }, shared.clock.today));
  await reveal(chosen, ['proposed', chosen.order.indexOf(entry) + by]);
}

async function askRequest(
  { dialogs }: Shared,
  { order }: ChosenList,
  title: string,
): Promise<NewRequest | undefined> {
  const problemOf = (change: Partial<NewRequest>) =>
    whyNotInsert(order, { what: 'x'.repeat(200), from: 'x', position: 1, ...change });
  const what = await dialogs.input({
    title,
    prompt: vscode.l10n.t('What is asked for, in a few words.'),
    problem: (text) => problemOf({ what: text }),
  });
  if (what === undefined) return undefined;
  const from = await dialogs.input({
    title,
    prompt: vscode.l10n.t('Who asks: a handle, or a name at the client.'),
    problem: (text) => problemOf({ from: text }),
  });
  if (from === undefined) return undefined;
  const effort = await dialogs.input({
    title,
    prompt: vscode.l10n.t('How long it takes, such as 3 days. May stay empty.'),
    problem: (text) => problemOf({ effort: text }),
  });
  if (effort === undefined) return undefined;
  const places = [
    ...order.map((each) => vscode.l10n.t('before {0}', each)),
    vscode.l10n.t('at the end'),
  ].map((place, at) => ({
    label: `${at + 1}`,
    description: place,
    detail:
      at === order.length
        ? vscode.l10n.t('Displaces nothing')
        : vscode.l10n.t('Displaces {0}', order.length - at),
    position: at + 1,
  }));
  const placeHolder = vscode.l10n.t('Which place does it take?');
  const place = await dialogs.pick(places, { title, placeHolder });
  return place && { what: what.trim(), from, effort: effort.trim(), position: place.position };
}

function entryAtCursor({ open, path, order }: ChosenList): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const document = open.library.documents.get(path);
  if (document === undefined || editor?.document.uri.toString() !== open.uriOf(path).toString()) {
    return undefined;
  }
  const entry = priorityAt(document, editor.selection.active.line);
  return entry !== undefined && order.includes(entry) ? entry : undefined;
}

async function pickEntry(
  { dialogs }: Shared,
  { order }: ChosenList,
  title: string,
): Promise<string | undefined> {
  if (order.length === 0) throw new Refused(vscode.l10n.t('There is no proposed order yet.'));
  const entries = order.map((entry, at) => ({ label: entry, description: `${at + 1}` }));
  const picked = await dialogs.pick(entries, { title, placeHolder: vscode.l10n.t('Which one?') });
  return picked?.label;
}

/** Places and what they displace were chosen from the order as it was shown, and mean nothing in another one. */
async function change(
  { open, path, order, agreement }: ChosenList,
  plan: (file: PriorityFile) => PriorityOutcome,
): Promise<void> {
  const planned = (file: Omit<PriorityFile, 'agreement'>) => {
    const now = currentOrder(priorityListOf(file.document.frontmatter.data), agreement);
    if (now.join('\n') !== order.join('\n')) {
      throw new Refused(wordsOfChanged(path));
    }
    const outcome = plan({ ...file, agreement });
    if (outcome.kind === 'refused') throw new Refused(outcome.reason);
    return outcome.edits;
  };
  await changeTogether(open, [{ path, plan: planned }]);
}

/** Shows what was written, in the editor that can undo it. */
async function reveal(
  { open, path }: ChosenList,
  field: readonly (string | number)[],
): Promise<void> {
  const document = open.library.documents.get(path);
  await revealPlace({ open, path, line: document ? lineOfField(document, field) : 0 });
}
