import * as vscode from 'vscode';
import type { Level } from '../../core/schema/configuration.js';
import type { PositionRange } from '../../core/text/lineMap.js';
import { positionsOf, type LineStarts } from '../../core/text/lineMap.js';
import type { TextEdit } from '../../core/text/textEdit.js';

/** The editor's range for one of ours; both count lines and columns from 0. */
export function toRange({ start, end }: PositionRange): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** The editor's edits for ours, whose offsets belong to the text with these lines. */
export function toEditorEdits(lines: LineStarts, edits: readonly TextEdit[]): vscode.TextEdit[] {
  return edits.map(
    ({ range, newText }) => new vscode.TextEdit(toRange(positionsOf(lines, range)), newText),
  );
}

export function toSeverity(level: Level): vscode.DiagnosticSeverity {
  switch (level) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    default:
      return level satisfies never;
  }
}

/** Lines for a tooltip; text from documents is shown as it is, never read as Markdown. */
export function toTooltip(heading: string, lines: readonly string[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown('**');
  tooltip.appendText(oneLine(heading));
  tooltip.appendMarkdown('**');
  for (const [index, line] of lines.entries()) {
    // Two blanks at the end of a line break it where it stands.
    tooltip.appendMarkdown(index === 0 ? '\n\n' : '  \n');
    tooltip.appendText(oneLine(line));
  }
  return tooltip;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
