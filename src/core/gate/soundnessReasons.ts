import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { documentsWithId } from '../library/documentNames.js';
import type { FieldProblem } from '../schema/gateDefinition.js';
import type { GateCase } from './gateCase.js';
import { reasonAt, type GateReason, type GateReasonCode } from './gateReason.js';

/** Problems that leave it unsure what a document asks for or says; with one of them no gate passes. */
const unsure: ReadonlySet<string> = new Set([
  'file/encoding',
  'file/conflict-marker',
  'text/invisible-character',
  'markdown/too-complex',
  'item/look-alike',
]);

/** Why the document cannot be trusted to say what it seems to say. */
export function soundnessReasons({
  library,
  document,
  profile,
  gateProblems,
  signOffProblems,
}: GateCase): readonly GateReason[] {
  const top = document.frontmatter.yaml;
  const reasons: GateReason[] = [];
  if (document.frontmatter.status === 'invalid') {
    reasons.push(
      reasonAt(document, top, {
        code: 'frontmatter-invalid',
        message: 'The frontmatter cannot be read.',
      }),
    );
  }
  if (profile.id === undefined) {
    reasons.push(
      reasonAt(document, top, { code: 'no-id', message: 'The document has no id to sign.' }),
    );
  }
  const namesakes = profile.id === undefined ? [] : documentsWithId(library, profile.id);
  const twins = namesakes.filter(({ path }) => path !== document.path);
  for (const twin of twins) {
    reasons.push(
      reasonAt(document, top, {
        code: 'duplicate-id',
        message: `${twin.path} has the same id ${profile.id ?? ''}.`,
      }),
    );
  }
  for (const problem of document.problems) {
    if (unsure.has(problem.code)) {
      reasons.push(
        reasonAt(document, problem.range, { code: 'document-unsure', message: problem.message }),
      );
    }
  }
  return [
    ...reasons,
    ...fieldReasons(document, gateProblems, 'gate-invalid'),
    ...fieldReasons(document, signOffProblems, 'sign-off-invalid'),
  ];
}

function fieldReasons(
  document: Document,
  problems: readonly FieldProblem[],
  code: GateReasonCode,
): readonly GateReason[] {
  return problems.map(({ path, message }) =>
    reasonAt(document, locateField(document, path)?.value ?? document.frontmatter.yaml, {
      code,
      message,
    }),
  );
}
