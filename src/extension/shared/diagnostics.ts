import * as vscode from 'vscode';
import type { Finding } from '../../core/rules/finding.js';
import { toRange, toSeverity } from './conversions.js';
import { commands } from './manifest.js';

const source = 'SOP Ledger';

/** The problem that shows a finding; its code leads to the rule's documentation. */
export function toDiagnostic(finding: Finding): vscode.Diagnostic {
  const { code, level, message, range } = finding;
  const diagnostic = new vscode.Diagnostic(toRange(range), message, toSeverity(level));
  const argument = encodeURIComponent(JSON.stringify([code]));
  diagnostic.source = source;
  diagnostic.code = {
    value: code,
    target: vscode.Uri.parse(`command:${commands.explainFinding}?${argument}`),
  };
  return diagnostic;
}

/** Whether the problem is the one that shows the finding. */
export function shows(diagnostic: vscode.Diagnostic, finding: Finding): boolean {
  const { code } = diagnostic;
  return (
    diagnostic.source === source &&
    typeof code === 'object' &&
    code.value === finding.code &&
    diagnostic.message === finding.message &&
    diagnostic.range.isEqual(toRange(finding.range))
  );
}
