import * as vscode from 'vscode';
import { lineEdits } from '../../core/merge/lineEdits.js';
import { resolveConflicts, type ResolutionOutcome } from '../../core/merge/resolveConflicts.js';
import { decodeText } from '../../core/text/decodeText.js';
import { changeDocument } from '../shared/changeDocument.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { findTargetDocument, revealPlace } from '../shared/findTargetDocument.js';

/** Settles what can be settled in the document, and shows the first conflict that is left. */
export async function resolveDocument(shared: Shared, argument: unknown): Promise<void> {
  const target = findTargetDocument(shared.store, argument);
  if (target === undefined) throw new Refused(vscode.l10n.t('Open a document of a library first.'));
  if (!vscode.workspace.isTrusted) {
    throw new Refused(vscode.l10n.t('Conflicts can be resolved once you trust this workspace.'));
  }
  const { open, path } = target;
  const found = await shared.environment.gitAt(open.root)?.conflictBase(path);
  let outcome: ResolutionOutcome | undefined;
  await changeDocument(shared.environment.files, target, ({ text }) => {
    outcome = resolveConflicts({
      path,
      conflicted: { text, bom: false },
      base: found?.kind === 'base' ? decodeText(found.bytes) : undefined,
      isBaseKnown: found !== undefined && found.kind !== 'no-conflict',
      hash: open.library.hash,
    });
    if (outcome.kind === 'refused') throw new Refused(outcome.message);
    if (outcome.kind === 'no-conflicts')
      throw new Refused(vscode.l10n.t('{0} has no conflict markers.', path));
    return lineEdits(text, outcome.text);
  });
  if (outcome?.kind !== 'resolved') return;
  const [first] = outcome.left;
  if (first === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('All conflicts are settled. Look at the document, then stage it.'),
    );
    return;
  }
  await revealPlace({ ...target, line: first.line });
  void vscode.window.showInformationMessage(
    outcome.left.length === 1
      ? vscode.l10n.t(
          'One conflict is left to you, about {0}; everything else is settled.',
          first.about,
        )
      : vscode.l10n.t(
          '{0} conflicts are left to you, the first about {1}; everything else is settled.',
          outcome.left.length,
          first.about,
        ),
  );
}
