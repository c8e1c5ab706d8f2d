import type { TextPlaces } from '../text/textSurvey.js';
import { deepestNesting } from './blockContainers.js';
import { scanMarkdown } from './markdownScanner.js';
import type { Outline } from './outline.js';
import type { Problem } from './problem.js';
import { readWithRemark } from './remarkReader.js';

export interface BodyReading {
  readonly outline: Outline;
  readonly problems: readonly Problem[];
  /** Whether the scanner was not sure and remark was asked. */
  readonly isFallback: boolean;
}

/** Code units beyond which a body, or one paragraph of it, is never handed to remark, which is slow on either. */
const longestBody = 128 * 1024;
const longestParagraph = 8 * 1024;

/**
 * Reads a body by the block scanner, and by remark where that is not sure.
 *
 * What remark cannot be asked for keeps the scanner's reading, with a problem if its structure is in doubt.
 */
export function readBody(text: string, survey: TextPlaces, from: number): BodyReading {
  const scan = scanMarkdown(text, survey, from);
  const { isSure, tooDeepAt, unsureAt } = scan;
  if (isSure && tooDeepAt < 0) {
    return { outline: scan.outline, problems: [], isFallback: false };
  }
  const isLong = text.length - from > longestBody;
  if (!isLong && scan.longestParagraph <= longestParagraph && tooDeepAt < 0) {
    const outline = askRemark(text, from);
    if (outline !== undefined) {
      return { outline, problems: [], isFallback: true };
    }
  }
  const problems: Problem[] = [];
  if (tooDeepAt >= 0) {
    problems.push(tooComplex(text, tooDeepAt, tooDeep));
  } else if (unsureAt >= 0) {
    problems.push(tooComplex(text, unsureAt, isLong ? uncertainInLong : uncertainBesideLong));
  }
  return { outline: scan.outline, problems, isFallback: false };
}

const tooDeep = `Lists and quotes are read to a depth of ${deepestNesting}, and here they nest deeper; items may be missing.`;
const uncertainInLong = `What begins here, such as a footnote, is read for certain only in a text of at most ${longestBody / 1024} KiB; items may be missing.`;
const uncertainBesideLong = `What begins here, such as a footnote, is read for certain only where no paragraph is longer than ${longestParagraph / 1024} KiB; items may be missing.`;

/** remark's reading; undefined where it fails, which its own limits should make impossible. */
function askRemark(text: string, from: number): Outline | undefined {
  try {
    return readWithRemark(text, from);
  } catch {
    // Whatever it is, the scanner's reading stands and the document gets a problem that says so.
    return undefined;
  }
}

function tooComplex(text: string, start: number, message: string): Problem {
  const end = text.indexOf('\n', start);
  const range = { start, end: end < 0 ? text.length : end };
  return { code: 'markdown/too-complex', message, range };
}
