// What other extensions get from `vscode.extensions.getExtension('sop-ledger.sop-ledger')?.activate()`.
import type * as vscode from 'vscode';

/**
 * Questions about the libraries of the window. Nothing of it writes, and nothing of it can sign.
 *
 * `version` counts up when something is taken away or changes its meaning; what is new comes without that. Texts may
 * come from anybody who can write to the repository: show them as text.
 */
export interface SopLedgerApi {
  readonly version: 1;
  /** Fires when answers may differ from those given before. */
  onDidChange(listener: () => void): vscode.Disposable;
  /** The documents that answer a query, as `sop list` finds them; rejects with a sentence when the query cannot be read. */
  findDocuments(query: string, limit?: number): Promise<readonly DocumentAnswer[]>;
  /** Where a document stands, by its id or its path; undefined when no library has it. */
  stateOf(document: string): Promise<StateAnswer | undefined>;
  /** What is wrong or due, in one document or in all of them, as `sop check` finds it. */
  findings(document?: string): Promise<readonly FindingAnswer[]>;
}

export interface DocumentAnswer {
  readonly uri: string;
  /** From the root of the library, with `/`. */
  readonly path: string;
  readonly id?: string;
  readonly kind: string;
  readonly title: string;
  /** A role. */
  readonly owner?: string;
  /** `open`, `awaiting acceptance`, `closed` and so on; missing without gates. */
  readonly state?: string;
  readonly review: string;
}

export interface StateAnswer extends DocumentAnswer {
  readonly gates: readonly GateAnswer[];
}

export interface GateAnswer {
  readonly id: string;
  readonly title: string;
  readonly verdict: 'passed' | 'ready' | 'blocked' | 'returned' | 'overridden';
  readonly reasons: readonly ReasonAnswer[];
}

export interface ReasonAnswer {
  readonly code: string;
  readonly message: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

export interface FindingAnswer extends ReasonAnswer {
  readonly uri: string;
  readonly level: 'error' | 'warning' | 'info';
}
