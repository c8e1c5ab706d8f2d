import { kindReasons } from '../../gate/kindReasons.js';
import { parseGates } from '../../schema/gateDefinition.js';
import { topOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { exampleRoster } from './gateExamples.js';

const sop = (gates: string) => `---
id: SOP-0012
kind: sop
title: Backup
owner: service-delivery
workflow: incident
${gates}---

## When to escalate

Call the NOC.
`;

/** A kind that must be approved is of no use if each document may leave the approval out. */
export const gateLooserThanKind: DocumentRule = {
  kind: 'document',
  code: 'gate/looser-than-kind',
  level: 'error',
  policy: true,
  summary: 'A document lacks a gate that its kind demands in `.sop/library.yml`, or asks for less.',
  help: 'Take the gate over into `gates` of the document. A document keeps its gates itself, so that its sign-offs say what they were for; it may have further gates, and stricter ones.',
  example: {
    wrong: sop(''),
    right: sop('gates:\n  - { id: approval, sign: { role: noc } }\n'),
    settings: {
      library: 'kinds:\n  sop:\n    gates:\n      - { id: approval, sign: { role: noc } }\n',
      roster: exampleRoster,
    },
  },
  *check({ document, profile: { kind } }) {
    const { status, data } = document.frontmatter;
    if (status === 'invalid') {
      return;
    }
    const { gates } = parseGates(data['gates']);
    for (const { message } of kindReasons(document, kind, gates)) {
      const isWhole = data['gates'] === undefined && kind?.gates !== undefined;
      yield {
        range: topOf(document),
        message,
        ...(isWhole ? { fix: { kind: 'set-field', key: 'gates', value: kind.gates.written } } : {}),
      };
    }
  },
};
