import * as vscode from 'vscode';
import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import type { Standing } from '../../core/gate/standing.js';
import { nameInRoster } from '../../core/schema/rosterLookup.js';
import type { Shared } from '../shared/context.js';
import { appendWords } from '../shared/conversions.js';
import { findGateView, rangeOfGate, rangeOfRecord, type GateView } from '../shared/gateView.js';
import {
  wordsOfDecision,
  wordsOfProof,
  wordsOfVerdict,
  wordsOfWorth,
} from '../shared/gateWords.js';

/** More reasons than this are counted; the list of reasons has them all. */
const mostReasons = 12;

/** Tells of the gate or the sign-off under the pointer; git is asked in the background, and the next look knows more. */
export class GateHovers implements vscode.HoverProvider {
  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  async provideHover(
    editor: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const view = findGateView(this.#shared, editor);
    if (view === undefined) return undefined;
    for (const gate of view.verdict.gates) {
      const range = rangeOfGate(view, gate);
      if (range?.contains(position) === true) return new vscode.Hover(gateText(view, gate), range);
    }
    for (const standing of view.verdict.signOffs) {
      const range = rangeOfRecord(view, standing);
      if (range?.contains(position) !== true) continue;
      const proof = await this.#proofOf(view, standing);
      return new vscode.Hover(recordText(standing, proof), range);
    }
    return undefined;
  }

  /** A hover may come late, so that it waits for git instead of saying that git is being asked. */
  async #proofOf({ target }: GateView, { id }: Standing): Promise<string> {
    const { provenance } = this.#shared;
    const proof = await provenance.ask(target);
    switch (proof.kind) {
      case 'proved': {
        const verified = proof.byId.get(id);
        return verified === undefined
          ? vscode.l10n.t('not committed yet, so that git cannot prove it')
          : wordsOfProof(verified);
      }
      case 'asking':
        return vscode.l10n.t('git is being asked');
      case 'unknown':
        return proof.why;
      default:
        return proof satisfies never;
    }
  }
}

function gateText({ target }: GateView, verdict: GateVerdict): vscode.MarkdownString {
  const { gate, reasons } = verdict;
  const text = new vscode.MarkdownString();
  heading(text, `${gate.title}: ${wordsOfVerdict(verdict)}`);
  if (gate.sign !== undefined) {
    const { count } = gate.sign;
    const role = nameInRoster(target.open.library.roster, gate.sign.role);
    line(
      text,
      count === 1
        ? vscode.l10n.t('For {0} to sign', role)
        : vscode.l10n.t('For {0} of {1} to sign', count, role),
    );
  }
  if (gate.meaning !== undefined) line(text, vscode.l10n.t('Meaning: {0}', gate.meaning));
  text.appendMarkdown('\n\n');
  for (const { message, path, range } of reasons.slice(0, mostReasons)) {
    const uri = target.open.uriOf(path).with({ fragment: `L${range.start.line + 1}` });
    text.appendMarkdown('- [');
    appendWords(text, message);
    text.appendMarkdown(`](${uri.toString()})\n`);
  }
  if (reasons.length > mostReasons) {
    text.appendMarkdown('- ');
    appendWords(text, vscode.l10n.t('and {0} more', reasons.length - mostReasons));
    text.appendMarkdown('\n');
  }
  return text;
}

function recordText(standing: Standing, proof: string): vscode.MarkdownString {
  const { record } = standing;
  const text = new vscode.MarkdownString();
  heading(
    text,
    vscode.l10n.t('{0} by {1} ({2})', wordsOfDecision(record.decision), record.name, record.role),
  );
  line(text, `${record.at.slice(0, 10)} ${record.at.slice(11, 16)} UTC · ${record.by}`);
  if (record.meaning !== undefined) line(text, vscode.l10n.t('Meaning: {0}', record.meaning));
  if (record.note !== undefined) line(text, vscode.l10n.t('Reason: {0}', record.note));
  if (record.items.length > 0)
    line(text, vscode.l10n.t('To put right: {0}', record.items.join(', ')));
  if (record.until !== undefined) line(text, vscode.l10n.t('Until: {0}', record.until));
  line(text, vscode.l10n.t('Worth: {0}', wordsOfWorth(standing)));
  line(text, vscode.l10n.t('Assurance: {0}', proof));
  return text;
}

/** Text from documents is shown as it is, never read as Markdown. */
function heading(text: vscode.MarkdownString, words: string): void {
  text.appendMarkdown('**');
  appendWords(text, words);
  text.appendMarkdown('**');
}

function line(text: vscode.MarkdownString, words: string): void {
  text.appendMarkdown('  \n');
  appendWords(text, words);
}
