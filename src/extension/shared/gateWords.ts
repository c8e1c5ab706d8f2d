/** How gates, states and sign-offs are told: words, icons and theme colours, the same in every place. */
import * as vscode from 'vscode';
import type {
  DocumentState,
  DocumentVerdict,
  GateVerdict,
  Verdict,
} from '../../core/gate/gateVerdict.js';
import type { Standing, Worth } from '../../core/gate/standing.js';
import type { Assurance } from '../../core/schema/configuration.js';
import type { Decision } from '../../core/signoff/signOffRecord.js';
import type { VerifiedSignOff } from '../../git/verify/verification.js';

/** One look for a state or a verdict. */
export interface Look {
  readonly icon: string;
  readonly color?: string;
  /** For places without theme colours, such as the preview. */
  readonly tone: 'good' | 'waiting' | 'bad' | 'quiet';
}

const verdictLooks: Readonly<Record<Verdict, Look>> = {
  passed: { icon: 'pass-filled', color: 'testing.iconPassed', tone: 'good' },
  ready: { icon: 'verified', color: 'charts.blue', tone: 'waiting' },
  blocked: { icon: 'circle-large-outline', tone: 'quiet' },
  returned: { icon: 'reply', color: 'list.warningForeground', tone: 'bad' },
  overridden: { icon: 'unlock', color: 'list.warningForeground', tone: 'bad' },
};

const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: vscode.l10n.t('passed'),
  ready: vscode.l10n.t('ready to sign'),
  blocked: vscode.l10n.t('blocked'),
  returned: vscode.l10n.t('returned'),
  overridden: vscode.l10n.t('overridden'),
};

export function lookOfVerdict(verdict: Verdict): Look {
  return verdictLooks[verdict];
}

export function wordsOfVerdict({ verdict, reasons }: GateVerdict): string {
  if (verdict !== 'blocked') return verdictWords[verdict];
  return reasons.length === 1
    ? vscode.l10n.t('blocked, 1 reason')
    : vscode.l10n.t('blocked, {0} reasons', reasons.length);
}

/** The look of a document's state; undefined for a document without gates. */
export function lookOfState({ state, gates }: DocumentVerdict): Look | undefined {
  if (state === undefined) return undefined;
  if (state === 'closed') {
    const isForced = gates.some(({ verdict }) => verdict === 'overridden');
    return verdictLooks[isForced ? 'overridden' : 'passed'];
  }
  if (state === 'returned') return verdictLooks.returned;
  if (state === 'cancelled') {
    return { icon: 'circle-slash', color: 'disabledForeground', tone: 'quiet' };
  }
  if (state === 'open') return verdictLooks.blocked;
  const isReady = gates.some(({ verdict }) => verdict === 'ready');
  return isReady ? verdictLooks.ready : { icon: 'watch', color: 'charts.yellow', tone: 'waiting' };
}

/** The state in words; what was let through is said wherever the state is. */
export function wordsOfState({ state, gates }: DocumentVerdict): string | undefined {
  const forced = gates.flatMap(({ verdict, signOffs }) =>
    verdict === 'overridden'
      ? signOffs.filter(
          ({ record, worth }) => record.decision === 'overridden' && worth === 'counts',
        )
      : [],
  );
  const until = forced.map(({ record }) => record.until).find(Boolean);
  const words = state && wordsOfPlainState(state);
  if (words === undefined || forced.length === 0) return words;
  return until === undefined
    ? vscode.l10n.t('{0}, overridden', words)
    : vscode.l10n.t('{0}, overridden until {1}', words, until);
}

function wordsOfPlainState(state: DocumentState): string {
  switch (state) {
    case 'open':
      return vscode.l10n.t('open');
    case 'returned':
      return vscode.l10n.t('returned');
    case 'closed':
      return vscode.l10n.t('closed');
    case 'cancelled':
      return vscode.l10n.t('cancelled');
    default:
      return vscode.l10n.t('awaiting {0}', state.slice('awaiting '.length));
  }
}

export function themeIcon({ icon, color }: Look): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

const decisionWords: Readonly<Record<Decision, string>> = {
  accepted: vscode.l10n.t('Accepted'),
  returned: vscode.l10n.t('Returned'),
  revoked: vscode.l10n.t('Withdrawn'),
  overridden: vscode.l10n.t('Overridden'),
};

export function wordsOfDecision(decision: Decision): string {
  return decisionWords[decision];
}

const worthWords: Readonly<Record<Worth, string>> = {
  counts: vscode.l10n.t('in force'),
  stale: vscode.l10n.t('stale: what was signed has changed since'),
  superseded: vscode.l10n.t('replaced by a later decision'),
  lapsed: vscode.l10n.t('lapsed'),
  invalid: vscode.l10n.t('does not count'),
};

/** What a record is worth, with the reason where there is one. */
export function wordsOfWorth({ worth, faults }: Standing): string {
  const reasons = worth === 'stale' ? [] : faults.map(({ message }) => message);
  return [worthWords[worth], ...reasons].join('; ');
}

const assuranceWords: Readonly<Record<Assurance, string>> = {
  recorded: vscode.l10n.t('recorded: nothing but the text says so'),
  author: vscode.l10n.t('author: the commit that brought it names the signer as its author'),
  commit: vscode.l10n.t('commit: the commit that brought it is signed by a key of the signer'),
  record: vscode.l10n.t('record: the record itself is signed by a key of the signer'),
};

export function wordsOfAssurance(assurance: Assurance): string {
  return assuranceWords[assurance];
}

/** What git proves of a record, in one line. */
export function wordsOfProof({ verdict, assurance, faults }: VerifiedSignOff): string {
  const reasons = faults.map(({ message }) => message).join(' ');
  switch (verdict) {
    case 'valid':
    case 'stale':
      return wordsOfAssurance(assurance);
    case 'invalid':
      return vscode.l10n.t('not proved: {0}', reasons);
    case 'unverifiable':
      return vscode.l10n.t('cannot be verified: {0}', reasons);
    default:
      return verdict satisfies never;
  }
}
