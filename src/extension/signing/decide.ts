import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { planSignOff, type SignOffPlan, type SignOffRequest } from '../../core/gate/planSignOff.js';
import { hasGates } from '../../core/gate/hasGates.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { instantOf } from '../../core/schema/clockReading.js';
import { decodeText } from '../../core/text/decodeText.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument, findEditor, findTargetDocument } from '../shared/findTargetDocument.js';
import { wordsOfState } from '../shared/gateWords.js';
import type { Target } from '../shared/treeNode.js';
import { askRequest } from './askRequest.js';
import { chooseGate } from './chooseGate.js';
import { chooseWaiting } from './chooseWaiting.js';
import { bringSettingsToCommit } from './bringSettingsToCommit.js';
import { bringToCommit } from './bringToCommit.js';
import { describeSigning } from './describeSigning.js';
import { findForeignWork } from './findForeignWork.js';
import { findSigner } from './findSigner.js';
import { findSigningKey } from './findSigningKey.js';
import { recordOnly } from './recordOnly.js';
import type { Signing, SigningPlace } from './signing.js';
import type { SigningAct } from './signingActs.js';
import { tellRefusals } from './tellRefusals.js';

/**
 * Takes a person from the wish to decide something about a gate to the record of it.
 *
 * What cannot be is told before anything is asked or written; what will be signed is shown before it is.
 */
export async function decide(shared: Shared, act: SigningAct, argument: unknown): Promise<void> {
  const { store, whoAmI, environment } = shared;
  await store.start();
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Documents can be signed once you trust this workspace.'));
  }
  whoAmI.forget();
  const target = findTargetDocument(store, argument) ?? (await chooseDocument(shared, act));
  if (target === undefined) return;
  const repository = environment.gitAt(target.open.root);
  const git: SigningPlace =
    repository === undefined
      ? recordOnly(environment.files, target.open)
      : { ...repository, proof: 'git' };
  const signing: Signing = { shared, act, target, git };
  const signer = await findSigner(signing);
  if (signer === undefined) return;
  const document = currentDocument(target);
  if (!hasGates(target.open.library, document)) throw new Refused(act.noGate);
  const gate = await chooseGate(signing, { name: signer.person.name, wanted: gateOf(argument) });
  if (gate === undefined) return;
  const first = await plan(signing, { gate, decision: act.decision }, signer.email);
  if (first.kind === 'refused' && (await isRefused(signing, gate, first))) return;
  const request = await askRequest(signing, gate);
  if (request === undefined) return;
  // What is unsaved is saved by the first, the settings among it.
  if (!(await bringToCommit(signing)) || !(await bringSettingsToCommit(signing))) return;
  await signAsShown(signing, request, signer.email);
}

/** Who names no document may mean one that waits for a signature; what else is done to one is done where it is open. */
async function chooseDocument(shared: Shared, act: SigningAct): Promise<Target | undefined> {
  if (act.isForWaiting === true) return chooseWaiting(shared);
  throw new Refused(vscode.l10n.t('Open the document that is meant, or choose it in a view.'));
}

/** The gate that a CodeLens or a row of a list is about. */
function gateOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('gate' in argument)) return undefined;
  return typeof argument.gate === 'string' ? argument.gate : undefined;
}

/** What a person is asked for later is no reason yet. */
const askedLater: ReadonlySet<string> = new Set(['note-missing', 'until-missing']);

async function isRefused(
  signing: Signing,
  gate: string,
  { refusals }: Extract<SignOffPlan, { readonly kind: 'refused' }>,
): Promise<boolean> {
  const told = refusals.filter(({ code }) => !askedLater.has(code));
  if (told.length === 0) return false;
  await tellRefusals(signing, gate, told);
  return true;
}

async function signAsShown(
  signing: Signing,
  request: SignOffRequest,
  email: string,
): Promise<void> {
  const { shared, act, target, git } = signing;
  const planned = await plan(signing, request, email);
  if (planned.kind === 'refused') {
    await tellRefusals(signing, request.gate, planned.refusals);
    return;
  }
  const refusal = await findForeignWork(signing, planned.summary);
  if (refusal !== undefined) {
    await tellRefusals(signing, request.gate, [refusal]);
    return;
  }
  demandProof(signing, planned.summary.role);
  const key = await findSigningKey(signing, planned.summary.role);
  const detail = describeSigning(signing, { request, summary: planned.summary, key });
  const message = act.question(planned.summary.gate.title);
  const answer = await shared.dialogs.confirm({ message, detail, buttons: [act.button] });
  if (answer !== act.button) return;
  const { open, path } = target;
  const shown = planned.record['content'];
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Signing {0}', path) },
    () =>
      git.sign({
        library: open.library,
        path,
        request,
        email,
        ...(typeof shown === 'string' ? { shown } : {}),
        ...(key === undefined ? {} : { key }),
      }),
  );
  switch (outcome.kind) {
    case 'refused':
      await tellRefusals(signing, request.gate, outcome.refusals);
      return;
    case 'uncommitted':
      throw new Refused(
        vscode.l10n.t('{0} is no longer what the last commit holds; sign again.', path),
      );
    case 'failed':
      throw new Refused(outcome.message);
    case 'signed':
      await tellSigned(signing, planned.summary.gate.title);
      return;
    default:
      outcome satisfies never;
  }
}

/** A record that could never count is not written. */
function demandProof({ git, target }: Signing, role: string): void {
  const demanded = target.open.library.configuration.policy.assurance.get(role) ?? 'recorded';
  if (git.proof === 'git' || demanded === 'recorded') return;
  throw new Refused(
    vscode.l10n.t(
      'The library demands more of {0} than a record in the text ({1}), and there is no git here to prove it; sign on a machine that has the repository.',
      role,
      demanded,
    ),
  );
}

async function tellSigned({ shared, act, target }: Signing, gate: string): Promise<void> {
  const { open, path } = target;
  shared.provenance.forget();
  open.touch([path]);
  await open.settle();
  const document = open.library.documents.get(path);
  const verdict = document && verdictOf(open.library, document, shared.clock.today);
  const state = verdict && wordsOfState(verdict);
  void vscode.window.showInformationMessage(
    [act.done(gate), ...(state === undefined ? [] : [vscode.l10n.t('It is now {0}.', state)])].join(
      ' ',
    ),
  );
}

/** The plan for the text as it is at this moment, in its editor or on disk. */
async function plan(
  { target, shared }: Signing,
  request: SignOffRequest,
  email: string,
): Promise<SignOffPlan> {
  const document = currentDocument(target);
  // The one that has this document: while the text is read there may come another.
  const { library } = target.open;
  const text = await textOf(shared, target, document);
  const at = instantOf(new Date());
  return planSignOff({ library, document, text }, request, { email, at });
}

async function textOf(
  { environment }: Shared,
  { open, path }: Target,
  document: Document,
): Promise<string> {
  const editor = findEditor(open.uriOf(path));
  if (editor?.isDirty === true) return editor.getText();
  if (document.text !== undefined) return document.text;
  const bytes = await environment.files.read(open.uriOf(path));
  if (bytes === undefined) throw new Refused(vscode.l10n.t('{0} is no longer there.', path));
  return decodeText(bytes).text;
}
