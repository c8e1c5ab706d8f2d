import type { LibraryDiff } from '../../core/diff/change.js';
import { summaryOf } from '../../core/diff/diffSummary.js';
import { plural } from '../reporters/checkReport.js';

/** The whole comparison in a sentence or two, the worst first. */
export function diffSentence(diff: LibraryDiff): string {
  const { documents, loosens, tightens, neutral, lostAcceptances } = summaryOf(diff);
  if (documents === 0) {
    return 'No document, roster or setting changed.';
  }
  const files = plural(documents, 'file');
  const first =
    loosens + tightens === 0
      ? `Nothing loosens or tightens what is asked or proven; ${neutral === 0 ? '' : `${plural(neutral, 'other change')} in `}${files}${neutral === 0 ? ' changed' : ''}.`
      : `${listed([
          ...(loosens === 0
            ? []
            : [
                `${plural(loosens, 'change')} ${loosens === 1 ? 'loosens' : 'loosen'} what is asked or proven`,
              ]),
          ...(tightens === 0
            ? []
            : [
                loosens === 0
                  ? `${plural(tightens, 'change')} ${tightens === 1 ? 'tightens' : 'tighten'} what is asked or proven`
                  : `${tightens} ${tightens === 1 ? 'tightens' : 'tighten'} it`,
              ]),
          ...(neutral === 0 ? [] : [`${neutral} ${neutral === 1 ? 'does' : 'do'} neither`]),
        ])}, in ${files}.`;
  const lost =
    lostAcceptances === 0
      ? ''
      : ` ${plural(lostAcceptances, 'document')} ${lostAcceptances === 1 ? 'loses its' : 'lose their'} acceptance.`;
  return `${first}${lost}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
