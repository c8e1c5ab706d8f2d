import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import type { Decision } from '../../core/signoff/signOffRecord.js';

/** What a person can do about a gate. */
export interface SigningAct {
  readonly decision: Decision;
  /** The button that does it. */
  readonly button: string;
  /** What is asked before; `gate` is the gate's title. */
  readonly question: (gate: string) => string;
  readonly done: (gate: string) => string;
  /** What a person is asked for beside. */
  readonly asks: readonly ('note' | 'items' | 'until')[];
  readonly noteQuestion?: string;
  /** Whether it can be done at this gate by the person of that printed name. */
  readonly fits: (gate: GateVerdict, name: string) => boolean;
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

export const acceptance: SigningAct = {
  decision: 'accepted',
  button: 'Sign',
  question: (gate) => `Sign “${gate}”?`,
  done: (gate) => `You signed “${gate}”.`,
  asks: [],
  fits: isSigned,
  noGate: 'This document has no gate that is signed.',
};

export const reaffirmation: SigningAct = {
  decision: 'accepted',
  button: 'Re-affirm',
  question: (gate) => `Re-affirm your sign-off of “${gate}”?`,
  done: (gate) => `You re-affirmed “${gate}”.`,
  asks: ['note'],
  noteQuestion: 'Why does the change since you signed make no difference?',
  fits: (gate, name) =>
    ownRecords(gate, name).some(
      ({ record, worth }) => record.decision === 'accepted' && worth === 'stale',
    ),
  noGate: 'Nothing that you signed here has changed since.',
};

export const rejection: SigningAct = {
  decision: 'returned',
  button: 'Return',
  question: (gate) => `Return this document at “${gate}”?`,
  done: (gate) => `You returned it at “${gate}”.`,
  asks: ['items', 'note'],
  noteQuestion: 'What must be put right?',
  fits: isSigned,
  noGate: 'This document has no gate that is signed.',
};

export const withdrawal: SigningAct = {
  decision: 'revoked',
  button: 'Withdraw',
  question: (gate) => `Withdraw what you decided about “${gate}”?`,
  done: (gate) => `You withdrew what you decided about “${gate}”.`,
  asks: ['note'],
  noteQuestion: 'Why do you take it back?',
  fits: (gate, name) => ownRecords(gate, name).length > 0,
  noGate: 'There is no sign-off of yours here to withdraw.',
};

export const overriding: SigningAct = {
  decision: 'overridden',
  button: 'Override',
  question: (gate) => `Let this document pass “${gate}” although it is not ready?`,
  done: (gate) => `You overrode “${gate}”.`,
  asks: ['note', 'until'],
  noteQuestion: 'Why can it not wait?',
  fits: (gate) => isSigned(gate) && gate.verdict !== 'passed',
  noGate: 'No gate of this document is held up.',
};
