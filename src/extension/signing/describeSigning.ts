import * as vscode from 'vscode';
import type { SignOffRequest, SignOffSummary } from '../../core/gate/planSignOff.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { GateDefinition } from '../../core/schema/gateDefinition.js';
import type { Roster } from '../../core/schema/roster.js';
import { nameInRoster } from '../../core/schema/rosterLookup.js';
import { toSignedItem } from '../../core/signoff/matchItems.js';
import { currentDocument } from '../shared/findTargetDocument.js';
import type { Signing, SigningPlace } from './signing.js';

interface Decided {
  readonly request: SignOffRequest;
  readonly summary: SignOffSummary;
  readonly key: string | undefined;
}

/** What a person is shown before signing, line by line. */
export function describeSigning(
  signing: Signing,
  { request, summary, key }: Decided,
): readonly string[] {
  const { target, git } = signing;
  const { gate, person, role } = summary;
  const { roster } = target.open.library;
  const { title, id } = profileIn(target.open.library, currentDocument(target));
  const isAccepted = request.decision === 'accepted';
  return [
    vscode.l10n.t('Document: {0}', id === undefined ? title : `${title} (${id})`),
    vscode.l10n.t('Gate: {0}', gate.title === gate.id ? gate.id : `${gate.title} (${gate.id})`),
    ...(isAccepted && gate.meaning !== undefined
      ? [vscode.l10n.t('You state: {0}', gate.meaning)]
      : []),
    vscode.l10n.t('As: {0}, {1}', person.name, nameInRoster(roster, role)),
    ...(isAccepted ? staleSignatures(signing, gate) : []),
    ...(request.note === undefined ? [] : [vscode.l10n.t('Reason: {0}', request.note)]),
    ...(request.items?.length
      ? [vscode.l10n.t('To put right: {0}', request.items.join(', '))]
      : []),
    ...(request.until === undefined ? [] : [vscode.l10n.t('Until: {0}', request.until)]),
    ...(request.decision === 'revoked' ? [] : [countStates(summary), coverageOf(gate, roster)]),
    '',
    proofOf(git, key),
  ];
}

/** Who signed what has changed since: nobody is to sign it again without having been told. */
function staleSignatures({ target, shared }: Signing, gate: GateDefinition): readonly string[] {
  const { library } = target.open;
  const { gates } = verdictOf(library, currentDocument(target), shared.clock.today);
  const reasons = gates.find((verdict) => verdict.gate.id === gate.id)?.reasons ?? [];
  return reasons.filter(({ code }) => code === 'signature-stale').map(({ message }) => message);
}

function proofOf({ proof }: SigningPlace, key: string | undefined): string {
  if (proof === 'text') {
    return vscode.l10n.t(
      'There is no git here: the record is only written into the document. Proof that it is yours comes from whoever commits it, and from sop verify on the command line.',
    );
  }
  return key === undefined
    ? vscode.l10n.t('The record becomes a commit of its own, with you as its author.')
    : vscode.l10n.t('The record is signed with {0} and becomes a commit of its own.', key);
}

function countStates({ content }: SignOffSummary): string {
  const items = Array.isArray(content['items']) ? content['items'].map(toSignedItem) : [];
  const having = (state: string) => items.filter((item) => item.state === state).length;
  const [settled, skipped] = [items.length - having('open'), having('not-applicable')];
  return skipped === 0
    ? vscode.l10n.t('Items: {0} of {1} settled', settled, items.length)
    : vscode.l10n.t(
        'Items: {0} of {1} settled, {2} of them not applicable',
        settled,
        items.length,
        skipped,
      );
}

/** Which part of the document a later change of would make the sign-off stale. */
function coverageOf({ items: { roles, sections } }: GateDefinition, roster: Roster): string {
  const whose = roles?.map((role) => nameInRoster(roster, role)).join(', ') ?? '';
  const where = sections?.map((name) => `“${name}”`).join(', ') ?? '';
  if (roles === undefined && sections === undefined) {
    return vscode.l10n.t('Covers: every item, the whole text and the fields of the document');
  }
  if (sections === undefined) {
    return vscode.l10n.t(
      'Covers: the items of {0}, the text around them and the fields of the document',
      whose,
    );
  }
  return roles === undefined
    ? vscode.l10n.t(
        'Covers: the sections {0}, the text around them and the fields of the document',
        where,
      )
    : vscode.l10n.t(
        'Covers: the items of {0} in the sections {1}, the text around them and the fields of the document',
        whose,
        where,
      );
}
