import type { Document } from '../document/document.js';
import { documentsOfProject } from '../library/projectDocuments.js';
import type { GateDefinition, GateReference } from '../schema/gateDefinition.js';
import type { GateCase } from './gateCase.js';
import { reasonAt, type GateReason } from './gateReason.js';
import type { GateVerdict, OtherVerdict } from './gateVerdict.js';

/** Verdicts on gates that others wait for; undefined where they wait for each other. */
export interface VerdictSource {
  readonly own: (gate: GateDefinition) => GateVerdict | undefined;
  readonly other: OtherVerdict;
}

/** Which of the gates that must come first have not passed. */
export function afterReasons(
  gateCase: GateCase,
  gate: GateDefinition,
  source: VerdictSource,
): readonly GateReason[] {
  return gate.after.flatMap((reference) =>
    reference.template === undefined
      ? ownReasons(gateCase, reference, source)
      : otherReasons(gateCase, { ...reference, template: reference.template }, source),
  );
}

function ownReasons(
  gateCase: GateCase,
  reference: GateReference,
  source: VerdictSource,
): readonly GateReason[] {
  const { document } = gateCase;
  const gate = gateCase.gates.find(({ id }) => id === reference.gate);
  if (!gate) {
    return [missing(document, `There is no gate "${reference.gate}" to come after.`)];
  }
  const verdict = source.own(gate);
  return hasPassed(verdict) ? [] : [open(document, document, gate.title)];
}

function otherReasons(
  gateCase: GateCase,
  reference: GateReference & { readonly template: string },
  source: VerdictSource,
): readonly GateReason[] {
  const { document } = gateCase;
  const runs = runsOf(gateCase, reference.template);
  if (runs.length === 0) {
    return [
      missing(
        document,
        `The project has no run of ${reference.template} whose gate "${reference.gate}" must pass first.`,
      ),
    ];
  }
  return runs.flatMap((run) => {
    const verdict = source.other(run)?.gates.find(({ gate }) => gate.id === reference.gate);
    return hasPassed(verdict) ? [] : [open(document, run, `${reference.gate} of ${run.path}`)];
  });
}

/** The project's documents made from the template, cancelled ones aside. */
function runsOf({ library, document, profile }: GateCase, template: string): readonly Document[] {
  if (profile.project === undefined) {
    return [];
  }
  return documentsOfProject(library, profile.project).filter(
    (other) =>
      other.path !== document.path &&
      templateIdOf(other) === template &&
      other.frontmatter.data['status'] !== 'cancelled',
  );
}

/** Id of the template a document was made from. */
export function templateIdOf(document: Document): string | undefined {
  const pin = document.frontmatter.data['template'];
  const id = typeof pin === 'object' && pin !== null && 'id' in pin ? pin['id'] : pin;
  return typeof id === 'string' ? id : undefined;
}

function hasPassed(verdict: GateVerdict | undefined): boolean {
  return verdict?.verdict === 'passed' || verdict?.verdict === 'overridden';
}

function missing(document: Document, message: string): GateReason {
  return reasonAt(document, document.frontmatter.yaml, { code: 'after-missing', message });
}

/** Points into the other document, where the work is. */
function open(document: Document, where: Document, title: string): GateReason {
  const reason = { code: 'after-open', message: `"${title}" must pass first.` } as const;
  return reasonAt(
    where,
    where === document ? document.frontmatter.yaml : where.frontmatter.block,
    reason,
  );
}
