import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import type { Standing } from '../../core/gate/standing.js';
import { escapeHtml } from '../../core/lists/markup.js';
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
import type { GateView } from '../shared/gateView.js';
import { progressOf } from '../shared/itemProgress.js';
import type { Proof } from '../shared/provenance.js';

/** Reasons of one gate; the editor has them all. */
const mostReasons = 5;
/** A longer table of sign-offs is folded. */
const mostRecords = 4;

/** The verdict on a document as HTML, every text in it escaped. */
export function bannerOf(shared: Shared, { target, document, verdict }: GateView): string {
  const { provenance, clock } = shared;
  const state = wordsOfState(verdict) ?? 'no gates';
  const progress = progressOf(document, clock.today);
  const proof = provenance.now(target);
  return [
    `<section class="sop-banner sop-${lookOfState(verdict)?.tone ?? 'quiet'}" aria-label="SOP Ledger: state of this document">`,
    '<p class="sop-source">SOP Ledger · worked out from the document and its history, not part of its text</p>',
    `<p class="sop-state"><strong>${escapeHtml(state)}</strong>${progress === undefined ? '' : ` ${escapeHtml(progress)} items settled`}</p>`,
    ...(verdict.gates.length === 0 ? [] : [gateList(verdict.gates)]),
    ...(verdict.signOffs.length === 0 ? [] : [recordTable(verdict.signOffs, proof)]),
    '</section>\n',
  ].join('\n');
}

function gateList(gates: readonly GateVerdict[]): string {
  const entries = gates.map((verdict) => {
    const told = verdict.reasons.slice(0, mostReasons).map(({ message }) => message);
    const others = verdict.reasons.length - told.length;
    if (others > 0) told.push(`and ${others} more`);
    const reasons = told.map((message) => `<li>${escapeHtml(message)}</li>`).join('');
    return (
      `<li class="sop-gate sop-${lookOfVerdict(verdict.verdict).tone}">${escapeHtml(verdict.gate.title)}: ` +
      `<span class="sop-verdict">${escapeHtml(wordsOfVerdict(verdict))}</span>` +
      `${reasons === '' ? '' : `<ul class="sop-reasons">${reasons}</ul>`}</li>`
    );
  });
  return `<ul class="sop-gates">${entries.join('')}</ul>`;
}

const columns = ['Gate', 'Decision', 'Who', 'When', 'Worth', 'Assurance'];

function recordTable(standings: readonly Standing[], proof: Proof): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
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
    : `<details><summary>${standings.length} sign-offs</summary>${table}</details>`;
}

function assuranceOf({ id }: Standing, proof: Proof): string {
  switch (proof.kind) {
    case 'asking':
      return 'being verified';
    case 'unknown':
      return proof.why;
    case 'proved': {
      const verified = proof.byId.get(id);
      if (verified === undefined) return 'not committed yet';
      const isProved = verified.verdict === 'valid' || verified.verdict === 'stale';
      return isProved ? verified.assurance : wordsOfProof(verified);
    }
    default:
      return proof satisfies never;
  }
}
