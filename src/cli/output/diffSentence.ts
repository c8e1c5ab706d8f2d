import type { LibraryDiff } from '../../core/diff/change.js';
import { summaryOf, type DiffSummary } from '../../core/diff/diffSummary.js';
import { listed } from '../../core/text/listed.js';
import { plural } from '../reporters/checkReport.js';

/** The whole comparison in a sentence or two, the worst first. */
export function diffSentence(diff: LibraryDiff): string {
  const summary = summaryOf(diff);
  return summary.documents === 0
    ? 'No document, roster or setting changed.'
    : changesIn(summary) + lostIn(summary);
}

function changesIn({ documents, loosens, tightens, neutral }: DiffSummary): string {
  const files = plural(documents, 'file');
  if (loosens + tightens === 0) {
    const where =
      neutral === 0 ? `${files} changed` : `${plural(neutral, 'other change')} in ${files}`;
    return `Nothing loosens or tightens what is asked or proven; ${where}.`;
  }
  const parts: string[] = [];
  if (loosens > 0) {
    const verb = loosens === 1 ? 'loosens' : 'loosen';
    parts.push(`${plural(loosens, 'change')} ${verb} what is asked or proven`);
  }
  if (tightens > 0) {
    const verb = tightens === 1 ? 'tightens' : 'tighten';
    const isFirst = loosens === 0;
    parts.push(
      isFirst
        ? `${plural(tightens, 'change')} ${verb} what is asked or proven`
        : `${tightens} ${verb} it`,
    );
  }
  if (neutral > 0) {
    parts.push(`${neutral} ${neutral === 1 ? 'does' : 'do'} neither`);
  }
  return `${listed(parts)}, in ${files}.`;
}

function lostIn({ lostAcceptances }: DiffSummary): string {
  if (lostAcceptances === 0) return '';
  const verb = lostAcceptances === 1 ? 'loses its' : 'lose their';
  return ` ${plural(lostAcceptances, 'document')} ${verb} acceptance.`;
}
