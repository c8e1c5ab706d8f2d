import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { fingerprintInputOf, gateCaseOf } from '../../core/gate/gateCase.js';
import type { Standing } from '../../core/gate/standing.js';
import type { Library } from '../../core/library/library.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { contentChanges } from '../../core/signoff/contentChanges.js';
import type { ContentChange } from '../../core/signoff/contentChange.js';
import { itemsLookedAt } from '../../core/signoff/coverage.js';
import { signedContentOf } from '../../core/signoff/fingerprint.js';
import { lineOfPlace } from '../../core/signoff/lineOfPlace.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument } from '../shared/findTargetDocument.js';
import type { Target } from '../shared/treeNode.js';

export interface Comparison {
  readonly gateTitle: string;
  readonly signedText: string;
  readonly changes: readonly (ContentChange & {
    /** Line from 0 in the document as it is now. */
    readonly line: number | undefined;
  })[];
}

/** Compares the document as it is in its editor with what a record signs, which git still has. */
export async function compareWithSigned(
  { environment, clock }: Shared,
  target: Target,
  { record, id }: Standing,
): Promise<Comparison> {
  const { open, path } = target;
  const git = vscode.workspace.isTrusted ? environment.gitAt(open.root) : undefined;
  if (git === undefined) {
    throw new Refused(
      vscode.l10n.t('git has what was signed, and it is asked only in a trusted folder on disk.'),
    );
  }
  const { gate, content } = record;
  const signed = await git.signedVersion(path, { id, gate, content });
  if (signed === undefined) {
    throw new Refused(vscode.l10n.t('The history of this clone does not hold what was signed.'));
  }
  const { library } = open;
  const document = currentDocument(target);
  const then = parseDocument(path, { text: signed.text, bom: false });
  const gateCase = gateCaseOf(library, document, clock.today);
  const now = gateCase.gates.find((candidate) => candidate.id === gate);
  // A document with sign-offs keeps its text.
  const text = document.text ?? '';
  const looked = itemsLookedAt(document, now?.items ?? {}, gateCase.names);
  const changes = contentChanges(
    contentOf(library, then, { gate, text: signed.text }),
    contentOf(library, document, { gate, text }),
  );
  return {
    gateTitle: now?.title ?? gate,
    signedText: signed.text,
    changes: changes.map((change) => ({
      ...change,
      line: lineOfPlace({ document, text }, looked, change.place),
    })),
  };
}

function contentOf(
  library: Library,
  document: Document,
  { gate, text }: { readonly gate: string; readonly text: string },
) {
  const { gates } = parseGates(document.frontmatter.data['gates']);
  const definition = gates.find(({ id }) => id === gate);
  const input = fingerprintInputOf(library, document, { gate: definition, text });
  if (input === undefined)
    throw new Refused(vscode.l10n.t('The document has no id, so nothing can be compared.'));
  return signedContentOf(input);
}
