import * as vscode from 'vscode';
import { fingerprintInputOf } from '../../core/gate/gateCase.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { Person } from '../../core/schema/roster.js';
import { fingerprintOf } from '../../core/signoff/fingerprint.js';
import { attestReview, type ReviewOutcome } from '../../core/staleness/attestReview.js';
import { changeDocument } from '../shared/changeDocument.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { findTargetDocument, titleOfTarget } from '../shared/findTargetDocument.js';
import { knownPerson } from '../shared/knownPerson.js';
import { commands } from '../shared/manifest.js';
import type { Target } from '../shared/treeNode.js';

const outcomes: readonly (vscode.QuickPickItem & { readonly outcome: ReviewOutcome })[] = [
  {
    outcome: 'still-accurate',
    label: vscode.l10n.t('$(check) Still accurate'),
    detail: vscode.l10n.t('I read it through, and nothing had to change.'),
  },
  {
    outcome: 'corrected',
    label: vscode.l10n.t('$(edit) Corrected'),
    detail: vscode.l10n.t('I read it through and put right what was wrong.'),
  },
  {
    outcome: 'retire',
    label: vscode.l10n.t('$(archive) Retire'),
    detail: vscode.l10n.t('It is not needed any more; its status becomes retired.'),
  },
];

/** Records that the person at the keyboard reviewed a document: the only thing that moves its review clock. */
export function registerMarkReviewed(shared: Shared): vscode.Disposable {
  const { store, wrapper, dialogs } = shared;
  return wrapper.register(commands.markReviewed, async (argument) => {
    await store.start();
    const target = findTargetDocument(store, argument);
    if (target === undefined) {
      throw new Refused(
        vscode.l10n.t('Open the document that you reviewed, or choose it in a view.'),
      );
    }
    if (!vscode.workspace.isTrusted) {
      throw new Refused(vscode.l10n.t('Documents can be changed once you trust this workspace.'));
    }
    const person = await knownPerson(shared, target.open, vscode.l10n.t('A review'));
    if (person === undefined) return;
    const chosen = await dialogs.pick(outcomes, {
      title: vscode.l10n.t('Mark Reviewed: {0}', titleOfTarget(target)),
      placeHolder: vscode.l10n.t('As {0}, what did you find?', person.name),
    });
    if (chosen !== undefined) await attest(shared, target, { person, outcome: chosen.outcome });
  });
}

async function attest(
  { environment, clock }: Shared,
  target: Target,
  review: { readonly person: Person; readonly outcome: ReviewOutcome },
): Promise<void> {
  await changeDocument(environment.files, target, ({ text, document }) => {
    const { library } = target.open;
    const content = fingerprintInputOf(library, document, { text });
    const facts = { profile: profileIn(library, document), configuration: library.configuration };
    const edits = attestReview({ text, document }, facts, {
      on: clock.today,
      by: review.person.handle,
      outcome: review.outcome,
      // A document without an id has no fingerprint; a later change cannot be told from none then.
      ...(content === undefined ? {} : { content: fingerprintOf(content, library.hash) }),
    });
    if (edits.length === 0) {
      throw new Refused(
        vscode.l10n.t(
          'The review cannot be written into {0}; mend its frontmatter first.',
          target.path,
        ),
      );
    }
    return edits;
  });
}
