import * as vscode from 'vscode';
import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import { verdictOf } from '../../core/gate/verdict.js';
import type { Roster } from '../../core/schema/roster.js';
import { nameInRoster } from '../../core/schema/rosterLookup.js';
import { Refused } from '../shared/commandWrapper.js';
import { currentDocument } from '../shared/findTargetDocument.js';
import { lookOfVerdict, themeIcon, wordsOfVerdict } from '../shared/gateWords.js';
import type { Signing } from './signing.js';

interface GatePick extends vscode.QuickPickItem {
  readonly gate: string;
}

interface Choice {
  /** Printed name of the signer. */
  readonly name: string;
  /** The gate that was named already. */
  readonly wanted: string | undefined;
}

/** The gate to decide about: the only one there can be, else the one that is picked, what waits first. */
export async function chooseGate(
  { shared, act, target }: Signing,
  { name, wanted }: Choice,
): Promise<string | undefined> {
  const { gates } = verdictOf(target.open.library, currentDocument(target), shared.clock.today);
  const fitting = gates.filter((gate) => act.fits(gate, name));
  const waiting = fitting.filter(({ verdict }) => verdict !== 'passed');
  const meant = act.isForWaiting === true && waiting.length > 0 ? waiting : fitting;
  const only = fitting.find(({ gate }) => gate.id === wanted) ?? meant[0];
  if (only === undefined) throw new Refused(act.noGate);
  if (meant.length === 1 || only.gate.id === wanted) return only.gate.id;
  const { roster } = target.open.library;
  const picks = meant.toSorted(byUrgency).map((verdict) => toPick(verdict, roster));
  const title = vscode.l10n.t('{0}: Which Gate?', act.button);
  const picked = await shared.dialogs.pick(picks, { title });
  return picked?.gate;
}

const urgency: Readonly<Record<GateVerdict['verdict'], number>> = {
  returned: 0,
  ready: 1,
  blocked: 2,
  overridden: 3,
  passed: 4,
};

function byUrgency(one: GateVerdict, other: GateVerdict): number {
  return urgency[one.verdict] - urgency[other.verdict];
}

function toPick(verdict: GateVerdict, roster: Roster): GatePick {
  const { gate } = verdict;
  return {
    gate: gate.id,
    label: gate.title,
    description: wordsOfVerdict(verdict),
    detail:
      gate.sign === undefined
        ? gate.id
        : vscode.l10n.t('{0} · for {1} to sign', gate.id, nameInRoster(roster, gate.sign.role)),
    iconPath: themeIcon(lookOfVerdict(verdict.verdict)),
  };
}
