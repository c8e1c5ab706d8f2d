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
  appendWords(tooltip, heading);
  tooltip.appendMarkdown('**');
  for (const [index, line] of lines.entries()) {
    // Two blanks at the end of a line break it where it stands.
    tooltip.appendMarkdown(index === 0 ? '\n\n' : '  \n');
    appendWords(tooltip, line);
  }
  return tooltip;
}

/**
 * Adds text as it is, in one line and never read as Markdown, whose line may break between words.
 *
 * VS Code's own way joins all words by blanks that do not break, so that long sentences break at hyphens only.
 */
export function appendWords(markdown: vscode.MarkdownString, words: string): void {
  const line = words.replace(/\s+/gu, ' ').trim();
  const plain = new vscode.MarkdownString().appendText(line).value.replaceAll('<', '&lt;');
  // The first blank stays as it is: behind a number an ordinary one would begin a list.
  const [first = '', ...others] = plain.split('&nbsp;');
  markdown.appendMarkdown(others.length === 0 ? first : `${first}&nbsp;${others.join(' ')}`);
}
