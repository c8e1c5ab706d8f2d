import type { Document } from '../../document/document.js';
import { faultsOfMade, kindReasons } from '../../gate/kindReasons.js';
import type { Configuration } from '../../schema/configuration.js';
import { parseGates } from '../../schema/gateDefinition.js';
import type { Kind } from '../../schema/kind.js';
import { topOf } from '../places.js';
import type { DocumentRule, RuleHit } from '../rule.js';
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
  summary:
    'A document, or a template of such documents, lacks a gate that their kind demands in `.sop/library.yml`, or asks for less.',
  help: 'Take the gate over into `gates` of the document, or of the template: what is made from it has its gates. A document keeps its gates itself, so that its sign-offs say what they were for; it may have further gates, and stricter ones.',
  example: {
    wrong: sop(''),
    right: sop('gates:\n  - { id: approval, sign: { role: noc } }\n'),
    settings: {
      library: 'kinds:\n  sop:\n    gates:\n      - { id: approval, sign: { role: noc } }\n',
      roster: exampleRoster,
    },
  },
  *check({ document, profile, configuration }) {
    const { status, data } = document.frontmatter;
    if (status === 'invalid') {
      return;
    }
    const { gates } = parseGates(data['gates']);
    const { kind } = profile;
    const messages = kindReasons(document, kind, gates).map(({ message }) => message);
    yield* hits(document, kind, messages);
    const made = profile.kindId === 'template' ? kindMadeBy(document, configuration) : undefined;
    yield* hits(document, made, faultsOfMade(made, gates));
  },
};

function* hits(
  document: Document,
  kind: Kind | undefined,
  messages: readonly string[],
): Generator<RuleHit> {
  const isWhole = document.frontmatter.data['gates'] === undefined && kind?.gates !== undefined;
  for (const message of messages) {
    yield {
      range: topOf(document),
      message,
      ...(isWhole ? { fix: { kind: 'set-field', key: 'gates', value: kind.gates.written } } : {}),
    };
  }
}

/** Everything made from a template takes its gates over, and no others. */
function kindMadeBy(
  { frontmatter: { data } }: Document,
  { kinds }: Configuration,
): Kind | undefined {
  const makes = data['makes'];
  const id =
    typeof makes === 'object' && makes !== null && 'kind' in makes ? makes.kind : undefined;
  return typeof id === 'string' ? kinds.get(id) : undefined;
}
