import type { Document } from '../document/document.js';
import type { GateDefinition } from '../schema/gateDefinition.js';
import type { Kind } from '../schema/kind.js';
import { isPlaceholder } from '../templates/renderTemplate.js';
import { reasonAt, type GateReason } from './gateReason.js';
import { looserGates } from './looserGates.js';

/**
 * Where a document asks for less than the gates that its kind declares.
 *
 * A document keeps its gates itself, so that what was signed says what the signatures were for; the kind says which it
 * must have at least.
 */
export function kindReasons(
  document: Document,
  kind: Kind | undefined,
  own: readonly GateDefinition[],
): readonly GateReason[] {
  if (kind?.gates === undefined) {
    return [];
  }
  return looserGates(own, kind.gates.definitions).map((fault) =>
    reasonAt(document, document.frontmatter.block, {
      code: 'looser-than-kind',
      message: `The gate ${fault}, as kind ${kind.id} demands.`,
    }),
  );
}

/**
 * What the gates of a template ask for less than the kind it makes demands, each in words.
 *
 * Who signs may be asked for when a document is made, and is then left to that document.
 */
export function faultsOfMade(
  kind: Kind | undefined,
  own: readonly GateDefinition[],
): readonly string[] {
  const wanted = (kind?.gates?.definitions ?? []).map((gate) => {
    const role = own.find(({ id }) => id === gate.id)?.sign?.role;
    const isAsked = gate.sign !== undefined && role !== undefined && isPlaceholder(role);
    return isAsked ? { ...gate, sign: { ...gate.sign, role } } : gate;
  });
  return looserGates(own, wanted).map(
    (fault) => `The gate ${fault}, as kind ${kind?.id ?? ''} demands of what is made from this.`,
  );
}
