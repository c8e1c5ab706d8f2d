import type * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { locateField } from '../../core/document/locateInYaml.js';
import type { DocumentVerdict, GateVerdict } from '../../core/gate/gateVerdict.js';
import { hasGates } from '../../core/gate/hasGates.js';
import type { Standing } from '../../core/gate/standing.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { positionsOf } from '../../core/text/lineMap.js';
import type { Shared } from './context.js';
import { toRange } from './conversions.js';
import type { Target } from './treeNode.js';

/** A gated document with the verdict on its text as it stands in the editor. */
export interface GateView {
  readonly target: Target;
  readonly document: Document;
  readonly verdict: DocumentVerdict;
}

/** The view of the document in an editor; undefined when it is not in a library, or has neither gates nor sign-offs. */
export function findGateView(
  { store, clock }: Pick<Shared, 'store' | 'clock'>,
  editor: vscode.TextDocument,
): GateView | undefined {
  const target = store.find(editor.uri);
  if (target === undefined) return undefined;
  target.open.follow(editor);
  const { library } = target.open;
  const document = library.documents.get(target.path);
  if (document === undefined) return undefined;
  const isSigned = document.frontmatter.data['sign_offs'] !== undefined;
  if (!isSigned && !hasGates(library, document)) return undefined;
  return { target, document, verdict: verdictOf(library, document, clock.today) };
}

/** Where a gate is defined in the frontmatter. */
export function rangeOfGate(
  { document }: GateView,
  { gate }: GateVerdict,
): vscode.Range | undefined {
  const list = document.frontmatter.data['gates'];
  const index = Array.isArray(list)
    ? list.findIndex(
        (entry: unknown) =>
          typeof entry === 'object' && entry !== null && 'id' in entry && entry.id === gate.id,
      )
    : -1;
  return index < 0 ? undefined : rangeOf(document, ['gates', index]);
}

/** Where a record stands in the frontmatter. */
export function rangeOfRecord(
  { document }: GateView,
  { record }: Standing,
): vscode.Range | undefined {
  return rangeOf(document, ['sign_offs', record.index]);
}

function rangeOf(document: Document, path: readonly (string | number)[]): vscode.Range | undefined {
  const field = locateField(document, path);
  return field && toRange(positionsOf(document.lines, field.value));
}
