import * as vscode from 'vscode';
import type { SignOffRefusal } from '../../core/gate/planSignOff.js';
import type { GateReason } from '../../core/gate/gateReason.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { profileIn } from '../../core/library/profileIn.js';
import { currentDocument, revealPlace } from '../shared/findTargetDocument.js';
import { rosterFile } from '../shared/manifest.js';
import { pickReason } from '../shared/pickReason.js';
import type { Signing } from './signing.js';

/**
 * Says why something cannot be signed.
 *
 * Reasons with a place are a list whose first place is shown at once; all others are about people, and are told in
 * the middle of the window.
 */
export async function tellRefusals(
  { shared, act, target }: Signing,
  gate: string,
  refusals: readonly SignOffRefusal[],
): Promise<void> {
  const { open } = target;
  const document = currentDocument(target);
  const { gates } = verdictOf(open.library, document, shared.clock.today);
  const gateTitle = gates.find((each) => each.gate.id === gate)?.gate.title ?? gate;
  const reasons = refusals.flatMap(({ reason }) => reason ?? []);
  if (reasons.length === refusals.length) {
    await reveal(target, reasons[0]);
    await pickReason(shared.dialogs, target, {
      title:
        reasons.length === 1
          ? vscode.l10n.t('Not signed: 1 reason holds “{0}” up', gateTitle)
          : vscode.l10n.t('Not signed: {0} reasons hold “{1}” up', reasons.length, gateTitle),
      reasons,
    });
    return;
  }
  const openRoster = vscode.l10n.t('Open Roster');
  const isAboutRoster = refusals.some(({ code }) => rosterCodes.has(code));
  const { title } = profileIn(open.library, document);
  const answer = await shared.dialogs.confirm({
    message: act.cannot(title, gateTitle),
    detail: refusals.map(({ message }) => message),
    buttons: isAboutRoster ? [openRoster] : [],
    isRefusal: true,
  });
  if (answer === openRoster) await vscode.window.showTextDocument(open.uriOf(rosterFile));
}

const rosterCodes: ReadonlySet<string> = new Set([
  'not-in-roster',
  'not-in-role',
  'not-independent',
]);

async function reveal({ open }: Signing['target'], reason: GateReason | undefined): Promise<void> {
  if (reason === undefined) return;
  await revealPlace({ open, path: reason.path, line: reason.range.start.line });
}
