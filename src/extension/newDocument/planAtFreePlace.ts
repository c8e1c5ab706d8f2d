import * as vscode from 'vscode';
import type { Library } from '../../core/library/library.js';
import {
  freePlaceBeside,
  planNewDocument,
  problemOfPlace,
  type NewDocumentPlan,
  type NewDocumentRequest,
} from '../../core/library/planNewDocument.js';
import type { Shared } from '../shared/context.js';

/**
 * Plans the document, at a place that the person chooses where the template's is taken; undefined when they go away.
 *
 * By then everything else is answered, which a refusal would throw away.
 */
export async function planAtFreePlace(
  { dialogs }: Shared,
  library: Library,
  request: NewDocumentRequest,
): Promise<NewDocumentPlan | undefined> {
  const plan = planNewDocument(library, request);
  if (plan.kind === 'planned' || plan.taken === undefined) return plan;
  const path = await dialogs.input({
    title: vscode.l10n.t('New from Template: {0}', request.template.title),
    prompt: plan.reason,
    value: freePlaceBeside(library, plan.taken),
    problem: (text) => problemOfPlace(library, text.trim()),
  });
  return path === undefined
    ? undefined
    : planNewDocument(library, { ...request, path: path.trim() });
}
