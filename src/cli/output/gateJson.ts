/** Gates and sign-offs as commands print them in JSON. */
import type { Document } from '../../core/document/document.js';
import { locateField } from '../../core/document/locateInYaml.js';
import { gateCaseOf } from '../../core/gate/gateCase.js';
import type { GateReason } from '../../core/gate/gateReason.js';
import type { DocumentVerdict, GateVerdict } from '../../core/gate/gateVerdict.js';
import { hasGates } from '../../core/gate/hasGates.js';
import type { Standing } from '../../core/gate/standing.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { positionAt } from '../../core/text/lineMap.js';
import type { PrintedDocument } from './printedDocument.js';

/** The verdict on a document that passes gates; one that has none, or is a template, has no state. */
export function printedVerdict({ library, document, today }: PrintedDocument): DocumentVerdict {
  if (hasGates(library, document)) {
    return verdictOf(library, document, today);
  }
  const signOffs =
    'sign_offs' in document.frontmatter.data ? gateCaseOf(library, document, today).standings : [];
  return { state: undefined, gates: [], signOffs };
}

/** A gate with its verdict and reasons, as `gate` prints it. */
export function toGateJson({ gate, verdict, reasons }: GateVerdict) {
  return { id: gate.id, verdict, reasons: reasons.map(toReasonJson) };
}

/** A reason with its place; lines count from 1. */
export function toReasonJson({ code, message, path, range }: GateReason) {
  return { code, message, path, line: range.start.line + 1 };
}

/** A sign-off with what it is worth today, as far as the documents alone can tell. */
export function toSignOffJson(document: Document, { record, id, worth, faults }: Standing) {
  return {
    gate: record.gate,
    decision: record.decision,
    role: record.role,
    name: record.name,
    by: record.by,
    at: record.at,
    note: record.note ?? null,
    items: record.items,
    until: record.until ?? null,
    recordId: id,
    isSigned: record.sig !== undefined,
    worth,
    reasons: faults.map(({ code, message }) => ({ code, message })),
    line: lineOfRecord(document, record.index),
  };
}

function lineOfRecord(document: Document, index: number): number {
  const place = locateField(document, ['sign_offs', index]);
  return positionAt(document.lines, place?.value.start ?? 0).line + 1;
}
