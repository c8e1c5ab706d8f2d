import type { Document } from '../../document/document.js';
import { locateField } from '../../document/locateInYaml.js';
import type { DocumentRule, FixRequest } from '../rule.js';
import { topOf } from '../places.js';
import { closeout, exampleRoster, record } from '../gates/gateExamples.js';
import { isSet } from '../gates/gateRuleParts.js';

/** Records are long; below them no other key is found. */
export const signOffNotLast: DocumentRule = {
  kind: 'document',
  code: 'sign-off/not-last',
  level: 'info',
  policy: true,
  summary: '`sign_offs` is not the last key of the frontmatter.',
  help: 'Move the other keys above `sign_offs`. Nothing that was signed changes by it.',
  example: {
    wrong: closeout(`${record('')}project: PRJ-118\n`),
    right: closeout(`project: PRJ-118\n${record('')}`),
    settings: { roster: exampleRoster },
  },
  *check({ document }) {
    if (!isSet(document, 'sign_offs')) {
      return;
    }
    const last = Object.keys(document.frontmatter.data).at(-1);
    if (last !== undefined && last !== 'sign_offs') {
      const fix = moveFix(document);
      yield {
        range: locateField(document, ['sign_offs'])?.key ?? topOf(document),
        ...(fix === undefined ? {} : { fix }),
        message: `"${last}" stands below "sign_offs"; expected the sign-offs last.`,
      };
    }
  },
};

/** The lines of the sign-offs, as they are, behind all others; not where line ends are mixed or keys stand in brackets. */
function moveFix(document: Document): FixRequest | undefined {
  const { yaml, source } = document.frontmatter;
  const place = locateField(document, ['sign_offs']);
  const start = (place?.key?.start ?? yaml.start) - yaml.start;
  const returns = source.split('\r').length;
  const isPlain = returns === 1 || returns === source.split('\r\n').length;
  const feed = source.indexOf('\n', (place?.value.end ?? yaml.end) - yaml.start);
  const isLine = start === 0 || source.charAt(start - 1) === '\n';
  if (place?.key === undefined || !isPlain || !isLine || feed < 0 || !source.endsWith('\n')) {
    return undefined;
  }
  const moved = source.slice(feed + 1) + source.slice(start, feed + 1);
  return {
    kind: 'replace',
    range: { start: yaml.start + start, end: yaml.end },
    newText: moved.replaceAll('\r\n', '\n'),
    title: 'Move sign_offs to the end',
  };
}
