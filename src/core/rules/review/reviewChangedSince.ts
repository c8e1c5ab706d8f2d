import { fingerprintInputOf } from '../../gate/gateCase.js';
import { fingerprintOf } from '../../signoff/fingerprint.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { gateCaseIn, isSet } from '../gates/gateRuleParts.js';

/** A review vouches for what was read; what was written since, nobody has read through. */
export const reviewChangedSince: DocumentRule = {
  kind: 'document',
  code: 'review/changed-since',
  level: 'info',
  policy: true,
  summary: 'The document changed after its last review.',
  help: 'Read what changed; *Mark Reviewed* or `sop review` vouches for the document as it is now. Fields that no sign-off covers, such as `status` and `due_on`, do not count as a change.',
  example: {
    wrong: `---\nid: SOP-0012\nreviewed_on: 2026-06-01\nreviewed_content: "c1:${'0'.repeat(64)}"\n---\n\nRestart the service twice.\n`,
    right: '---\nid: SOP-0012\nreviewed_on: 2026-06-01\n---\n\nRestart the service.\n',
  },
  *check(context) {
    const { document, profile, hash } = context;
    const content = document.frontmatter.data['reviewed_content'];
    if (!isSet(document, 'reviewed_content') || typeof content !== 'string') {
      return;
    }
    const input = fingerprintInputOf(gateCaseIn(context).library, document);
    if (input !== undefined && fingerprintOf(input, hash) !== content) {
      const on = profile.reviewedOn?.on;
      yield {
        range: valueOf(document, 'reviewed_content'),
        message: `The document changed since its review${on === undefined ? '' : ` on ${on}`}.`,
      };
    }
  },
};
