import {
  exampleRecord,
  exampleManager,
} from '../../../src/core/rules/priorities/priorityRuleParts.js';
import { checkFindings } from '../../support/findingLines.js';

/** Lines are counted from the fourth line of the file on, below id, kind and title. */
function check(lines: string, ...expected: readonly string[]): void {
  const head = '---\nid: PRI-1\nkind: priority-list\ntitle: Delivery\nreviewed_on: 2026-06-01\n';
  checkFindings(`${head}${lines}---\n`, expected, { '.sop/roster.yml': exampleManager });
}

describe('rules about priority lists', () => {
  it('want an order verified within two weeks', () => {
    check('proposed_on: 2026-06-01\nproposed: [One]\n');
    check('proposed_on: 2026-05-31\nproposed: [One]\n', '6 priority/not-verified');
    check('proposed_on: 2026-05-31\nproposed: []\n');
    check('status: superseded\nproposed_on: 2026-05-31\nproposed: [One]\n');
  });

  it('tell that the agreed order changed since it was signed', () => {
    check(
      `proposed: [Two, One]\nagreed: [One, Two]\n${exampleRecord}`,
      '7 priority/agreed-stale',
      '12 sign-off/stale',
    );
  });

  it('want requests complete', () => {
    check('requests:\n  - Lunch\n', '7 priority/request-incomplete');
    check('requests:\n  - from: sam\n', '7 priority/request-incomplete');
    check('requests:\n  - what: Lunch\n    from: ""\n', '7 priority/request-incomplete');
    check(
      'requests:\n  - what: Lunch\n    from: sam\n    position: first\n    effort: 3 days\n',
      '9 priority/request-incomplete',
    );
    check(
      'requests:\n  - what: Lunch\n    from: sam\n    effort: long\n',
      '9 priority/request-incomplete',
    );
    check('requests: [{ what: Lunch, from: sam, effort: 3 days, position: 1 }]\n');
  });

  it('want what a request displaces named', () => {
    const order = 'proposed: [Lunch, Work]\nrequests:\n';
    check(
      `${order}  - what: Lunch\n    from: sam\n    position: 1\n`,
      '8 priority/displaced-unnamed',
    );
    check(`${order}  - what: Lunch\n    from: sam\n    position: 1\n    displaces: Work\n`);
    check(
      `${order}  - what: Lunch\n    from: sam\n    position: 2\n`,
      '8 priority/displaced-unnamed',
    );
    check(`${order}  - what: Lunch\n    from: sam\n    position: 3\n`);
  });

  it('want one place for each entry', () => {
    check('proposed:\n  - One\n  - Two\n  - One\n', '9 priority/order-invalid');
    check('agreed:\n  - {}\n', '7 priority/order-invalid');
  });
});
