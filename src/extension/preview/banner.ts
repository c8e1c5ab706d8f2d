import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import type { DocumentVerdict, GateVerdict } from '../../core/gate/gateVerdict.js';
import type { Standing } from '../../core/gate/standing.js';
import { profileIn } from '../../core/library/profileIn.js';
import { reviewIn } from '../../core/library/reviewIn.js';
import { barMarkup } from '../../core/lists/cellMarkup.js';
import { addressFrom } from '../../core/lists/linkedRows.js';
import { element, escapeHtml, toHtml, type Markup } from '../../core/lists/markup.js';
import type { ReviewStatus } from '../../core/staleness/review.js';
import type { Shared } from '../shared/context.js';
import {
  lookOfState,
  lookOfVerdict,
  wordsOfDecision,
  wordsOfProof,
  wordsOfState,
  wordsOfVerdict,
  wordsOfWorth,
} from '../shared/gateWords.js';
import { describeReview } from '../shared/documentNode.js';
import { countsOf } from '../shared/itemProgress.js';
import type { Proof } from '../shared/provenance.js';
import type { Target } from '../shared/treeNode.js';

/** Reasons of one gate; the editor has them all. */
const mostReasons = 5;
/** A longer table of sign-offs is folded. */
const mostRecords = 4;

/** A document that the preview shows, with the verdict on it where it has gates. */
export interface PreviewedDocument {
  readonly target: Target;
  readonly document: Document;
  readonly verdict?: DocumentVerdict;
}

/** What the ledger knows of a document as HTML, every text in it escaped; empty where that is nothing. */
export function bannerOf(shared: Shared, { target, document, verdict }: PreviewedDocument): string {
  const facts = factsOf(shared, target, document);
  if (verdict === undefined && facts.length === 0) return '';
  const tone = verdict === undefined ? 'quiet' : (lookOfState(verdict)?.tone ?? 'quiet');
  const state = verdict === undefined ? [] : [wordsOfState(verdict) ?? vscode.l10n.t('no gates')];
  return [
    `<section class="sop-banner sop-${tone}" aria-label="${escapeHtml(vscode.l10n.t('SOP Ledger: state of this document'))}">`,
    `<p class="sop-source">${escapeHtml(vscode.l10n.t('SOP Ledger · worked out from the document and its history, not part of its text'))}</p>`,
    ...state.map((words) => `<p class="sop-state"><strong>${escapeHtml(words)}</strong></p>`),
    ...(facts.length === 0 ? [] : [toHtml(element('p', { class: 'sop-facts' }, ...facts))]),
    ...(verdict === undefined || verdict.gates.length === 0
      ? []
      : [gateList(verdict.gates, target.path)]),
    ...(verdict === undefined || verdict.signOffs.length === 0
      ? []
      : [recordTable(verdict.signOffs, shared.provenance.now(target))]),
    '</section>\n',
  ].join('\n');
}

/** Progress and review; a template has no work to be done in it. */
function factsOf({ clock }: Shared, { open }: Target, document: Document): readonly Markup[] {
  const { total, open: left } = countsOf(document, clock.today);
  const review = reviewIn(open.library, document, clock.today);
  const words = describeReview(review);
  const isTemplate = profileIn(open.library, document).kindId === 'template';
  const progress =
    total === 0 || isTemplate
      ? []
      : [
          element(
            'span',
            { class: 'sop-progress' },
            barMarkup(((total - left) * 100) / total),
            element('span', {}, vscode.l10n.t('{0}/{1} items settled', total - left, total)),
          ),
        ];
  return words === undefined
    ? progress
    : [...progress, element('span', { class: `sop-tone-${reviewTones[review.status]}` }, words)];
}

const reviewTones: Readonly<Record<ReviewStatus, string>> = {
  current: 'quiet',
  'due-soon': 'soon',
  overdue: 'bad',
  'long-overdue': 'bad',
  never: 'bad',
  invalid: 'bad',
  none: 'quiet',
};

function gateList(gates: readonly GateVerdict[], from: string): string {
  const entries = gates.map((verdict) => {
    const told = verdict.reasons.slice(0, mostReasons).map(({ message, path, range }) => {
      const href = addressFrom(from, { path, line: range.start.line });
      return toHtml(element('li', {}, element('a', { href }, message)));
    });
    const others = verdict.reasons.length - told.length;
    if (others > 0) told.push(`<li>${escapeHtml(vscode.l10n.t('and {0} more', others))}</li>`);
    const reasons = told.join('');
    return (
      `<li class="sop-gate sop-${lookOfVerdict(verdict.verdict).tone}">${escapeHtml(verdict.gate.title)}: ` +
      `<span class="sop-verdict">${escapeHtml(wordsOfVerdict(verdict))}</span>` +
      `${reasons === '' ? '' : `<ul class="sop-reasons">${reasons}</ul>`}</li>`
    );
  });
  return `<ul class="sop-gates">${entries.join('')}</ul>`;
}

const columns = [
  vscode.l10n.t('Gate'),
  vscode.l10n.t('Decision'),
  vscode.l10n.t('Who'),
  vscode.l10n.t('When'),
  vscode.l10n.t('Worth'),
  vscode.l10n.t('Assurance'),
];

function recordTable(standings: readonly Standing[], proof: Proof): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const rows = standings.map((standing) => {
    const { record, worth } = standing;
    const cells = [
      record.gate,
      `${wordsOfDecision(record.decision)}${record.note === undefined ? '' : `: ${record.note}`}`,
      `${record.name} (${record.role})`,
      `${record.at.slice(0, 10)} ${record.at.slice(11, 16)}`,
      wordsOfWorth(standing),
      assuranceOf(standing, proof),
    ];
    return `<tr class="sop-${worth}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  const table = `<table class="sop-records"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return standings.length <= mostRecords
    ? table
    : `<details><summary>${escapeHtml(vscode.l10n.t('{0} sign-offs', standings.length))}</summary>${table}</details>`;
}

function assuranceOf({ id }: Standing, proof: Proof): string {
  switch (proof.kind) {
    case 'asking':
      return vscode.l10n.t('being verified');
    case 'unknown':
      return proof.why;
    case 'proved': {
      const verified = proof.byId.get(id);
      if (verified === undefined) return vscode.l10n.t('not committed yet');
      const isProved = verified.verdict === 'valid' || verified.verdict === 'stale';
      return isProved ? verified.assurance : wordsOfProof(verified);
    }
    default:
      return proof satisfies never;
  }
}
