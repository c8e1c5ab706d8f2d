import type { TextPlaces } from '../text/textSurvey.js';
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
  if (scan.isSure && !scan.isTooDeep) {
    return { outline: scan.outline, problems: [], isFallback: false };
  }
  const isSmall = text.length - from <= longestBody && scan.longestParagraph <= longestParagraph;
  if (isSmall && !scan.isTooDeep) {
    const outline = askRemark(text, from);
    if (outline !== undefined) {
      return { outline, problems: [], isFallback: true };
    }
  }
  return {
    outline: scan.outline,
    problems: scan.areBlocksSure && !scan.isTooDeep ? [] : [tooComplex(text, from)],
    isFallback: false,
  };
}

/** remark's reading; undefined where it fails, which its own limits should make impossible. */
function askRemark(text: string, from: number): Outline | undefined {
  try {
    return readWithRemark(text, from);
  } catch {
    // Whatever it is, the scanner's reading stands and the document gets a problem that says so.
    return undefined;
  }
}

function tooComplex(text: string, from: number): Problem {
  const end = text.indexOf('\n', from);
  return {
    code: 'markdown/too-complex',
    message:
      'The Markdown is nested too deeply or too intricate to be read for certain; items may be missing.',
    range: { start: from, end: end < 0 ? text.length : end },
  };
}
