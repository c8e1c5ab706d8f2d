/** Pieces of the rules about priority lists and of their examples. */
import { agreementOf, type Agreement } from '../../priorities/agreement.js';
import { priorityListOf, type PriorityList } from '../../priorities/priorityList.js';
import { hasFinalStatus } from '../../schema/finalStatus.js';
import { gateCaseIn } from '../gates/gateRuleParts.js';
import type { RuleContext } from '../rule.js';

export interface JudgedList {
  readonly list: PriorityList;
  readonly agreement: Agreement;
}

/** The list with what its signatures say; undefined for other documents and for lists out of use. */
export function judgedList(context: RuleContext): JudgedList | undefined {
  const { profile, document } = context;
  if (profile.kindId !== 'priority-list' || hasFinalStatus(profile)) return undefined;
  return {
    list: priorityListOf(document.frontmatter.data),
    agreement: agreementOf(gateCaseIn(context).standings),
  };
}

/** A priority list with these lines in its frontmatter. */
export function exampleList(lines: string): string {
  return `---\nid: PRI-1\nkind: priority-list\ntitle: This quarter\nreviewed_on: 2026-06-01\n${lines}---\n`;
}

/** Signed by Dana for other words than those that stand in the example. */
export const exampleRecord = `gates:
  - id: agreed
    sign: { role: service-manager }
sign_offs:
  - gate: agreed
    decision: accepted
    role: service-manager
    name: Dana Reyes
    by: dana@msp.example
    at: "2026-06-10T09:00:00Z"
    content: "c1:${'0'.repeat(64)}"
    policy: "p1:${'0'.repeat(64)}"
    prev: "none"
`;

export const exampleManager = `people:
  dana: { name: Dana Reyes, email: dana@msp.example }
roles:
  service-manager: [dana]
`;
