import type { LibraryDiff, Severity, WordChange } from './change.js';

/** How much a comparison found, for a sentence about all of it. */
export interface DiffSummary {
  readonly documents: number;
  readonly loosens: number;
  readonly tightens: number;
  readonly neutral: number;
  /** Documents that lose an acceptance. */
  readonly lostAcceptances: number;
}

export function summaryOf({ documents }: LibraryDiff): DiffSummary {
  const count = (severity: Severity) =>
    documents.reduce(
      (sum, { changes }) => sum + changes.filter((each) => each.severity === severity).length,
      0,
    );
  return {
    documents: documents.length,
    loosens: count('loosens'),
    tightens: count('tightens'),
    neutral: count('neutral'),
    lostAcceptances: documents.filter(({ lostAcceptances }) => lostAcceptances.length > 0).length,
  };
}

const mostParts = 24;
const mostSame = 48;

/** The changed words with a little of what stands around them; a long rewording is cut. */
export function excerpt(words: readonly WordChange[]): readonly WordChange[] {
  const cut = words.slice(0, mostParts).map((part, index): WordChange => {
    const { kind, text } = part;
    if (kind !== 'same') {
      return { kind, text: shortened(text, 160) };
    }
    const characters = [...text];
    if (characters.length <= mostSame) {
      return part;
    }
    const half = mostSame / 2;
    const start = index === 0 ? '' : characters.slice(0, half).join('').trimEnd();
    const end = index === words.length - 1 ? '' : characters.slice(-half).join('').trimStart();
    return { kind, text: `${start}${index === 0 ? '' : ' '}…${end === '' ? '' : ` ${end}`}` };
  });
  return words.length > mostParts ? [...cut, { kind: 'same', text: ' …' }] : cut;
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
