import * as vscode from 'vscode';
import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import type { Decision } from '../../core/signoff/signOffRecord.js';

/** What a person can do about a gate. */
export interface SigningAct {
  readonly decision: Decision;
  /** The button that does it. */
  readonly button: string;
  /** What is asked before; `gate` is the gate's title. */
  readonly question: (gate: string) => string;
  /** Why the person cannot do it. */
  readonly cannot: (title: string, gate: string) => string;
  readonly done: (gate: string) => string;
  /** What a person is asked for beside. */
  readonly asks: readonly ('note' | 'items' | 'until')[];
  readonly noteQuestion?: string;
  /** Whether it can be done at this gate by the person of that printed name. */
  readonly fits: (gate: GateVerdict, name: string) => boolean;
  /** Whether gates that are passed are seldom meant, so that nobody is asked about them while another waits. */
  readonly isForWaiting?: true;
  /** Why it can be done at no gate. */
  readonly noGate: string;
}

const isSigned = ({ gate }: GateVerdict) => gate.sign !== undefined;

/** The person's records on the gate that still mean something. */
function ownRecords({ signOffs }: GateVerdict, name: string) {
  return signOffs.filter(
    ({ record, worth }) =>
      record.name === name &&
      record.decision !== 'revoked' &&
      (worth === 'counts' || worth === 'stale'),
  );
}

const noGateToSign = vscode.l10n.t(
  'This document has no gate that is signed. Gates come from the template it is made from, or stand in its frontmatter under “gates”.',
);

export const acceptance: SigningAct = {
  decision: 'accepted',
  button: vscode.l10n.t('Sign'),
  cannot: (title, gate) => vscode.l10n.t('You cannot sign “{0}” at “{1}”.', title, gate),
  question: (gate) => vscode.l10n.t('Sign “{0}”?', gate),
  done: (gate) => vscode.l10n.t('You signed “{0}”.', gate),
  asks: [],
  fits: isSigned,
  isForWaiting: true,
  noGate: noGateToSign,
};

export const reaffirmation: SigningAct = {
  decision: 'accepted',
  button: vscode.l10n.t('Re-affirm'),
  cannot: (title, gate) => vscode.l10n.t('You cannot re-affirm “{0}” at “{1}”.', title, gate),
  question: (gate) => vscode.l10n.t('Re-affirm your sign-off of “{0}”?', gate),
  done: (gate) => vscode.l10n.t('You re-affirmed “{0}”.', gate),
  asks: ['note'],
  noteQuestion: vscode.l10n.t('Why does the change since you signed make no difference?'),
  fits: (gate, name) =>
    ownRecords(gate, name).some(
      ({ record, worth }) => record.decision === 'accepted' && worth === 'stale',
    ),
  noGate: vscode.l10n.t('Nothing that you signed here has changed since.'),
};

export const rejection: SigningAct = {
  decision: 'returned',
  button: vscode.l10n.t('Return'),
  cannot: (title, gate) => vscode.l10n.t('You cannot return “{0}” at “{1}”.', title, gate),
  question: (gate) => vscode.l10n.t('Return this document at “{0}”?', gate),
  done: (gate) => vscode.l10n.t('You returned it at “{0}”.', gate),
  asks: ['items', 'note'],
  noteQuestion: vscode.l10n.t('What must be put right?'),
  fits: isSigned,
  noGate: noGateToSign,
};

export const withdrawal: SigningAct = {
  decision: 'revoked',
  button: vscode.l10n.t('Withdraw'),
  cannot: (title, gate) => vscode.l10n.t('You cannot withdraw “{0}” at “{1}”.', title, gate),
  question: (gate) => vscode.l10n.t('Withdraw what you decided about “{0}”?', gate),
  done: (gate) => vscode.l10n.t('You withdrew what you decided about “{0}”.', gate),
  asks: ['note'],
  noteQuestion: vscode.l10n.t('Why do you take it back?'),
  fits: (gate, name) => ownRecords(gate, name).length > 0,
  noGate: vscode.l10n.t('There is no sign-off of yours here to withdraw.'),
};

export const overriding: SigningAct = {
  decision: 'overridden',
  button: vscode.l10n.t('Override'),
  cannot: (title, gate) => vscode.l10n.t('You cannot override “{0}” at “{1}”.', title, gate),
  question: (gate) => vscode.l10n.t('Let this document pass “{0}” although it is not ready?', gate),
  done: (gate) => vscode.l10n.t('You overrode “{0}”.', gate),
  asks: ['note', 'until'],
  noteQuestion: vscode.l10n.t('Why can it not wait?'),
  fits: (gate) => isSigned(gate) && gate.verdict !== 'passed',
  noGate: vscode.l10n.t('No gate of this document is held up.'),
};
