import * as vscode from 'vscode';
import type { Description } from '../../core/language/describeName.js';
import { appendWords } from '../shared/conversions.js';

/** Text from documents as it is: nothing in it is read as Markdown, and no command can be hidden in it. */
export function plainText(words: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  appendWords(text, words);
  return text;
}

/** A description with its facts line by line; `link` leads to where more is said. */
export function toMarkdown(
  { heading, facts }: Description,
  link?: { readonly words: string; readonly uri: vscode.Uri },
): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**');
  appendWords(text, heading);
  text.appendMarkdown('**');
  for (const [index, fact] of facts.entries()) {
    // Two blanks at the end of a line break it where it stands.
    text.appendMarkdown(index === 0 ? '\n\n' : '  \n');
    appendWords(text, fact);
  }
  if (link !== undefined) {
    text.appendMarkdown('\n\n[');
    appendWords(text, link.words);
    text.appendMarkdown(`](${link.uri.toString()})`);
  }
  return text;
}
