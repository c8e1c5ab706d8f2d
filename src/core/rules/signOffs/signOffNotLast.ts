import { locateField } from '../../document/locateInYaml.js';
import type { DocumentRule } from '../rule.js';
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
      yield {
        range: locateField(document, ['sign_offs'])?.key ?? topOf(document),
        message: `"${last}" stands below "sign_offs"; expected the sign-offs last.`,
      };
    }
  },
};
