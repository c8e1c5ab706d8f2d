import * as vscode from 'vscode';
import { clientName } from '../../core/library/clientName.js';
import { profileIn } from '../../core/library/profileIn.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { revealPlace } from '../shared/findTargetDocument.js';
import { listGateWork } from '../shared/listGateWork.js';
import type { Target } from '../shared/treeNode.js';

/** Asks which of the documents that wait for the person's signature is meant; undefined when they go away. */
export async function chooseWaiting(shared: Shared): Promise<Target | undefined> {
  const { store, overview, whoAmI, clock, dialogs } = shared;
  await overview.settled();
  const waiting = await Promise.all(
    store.ready.map(async (open) => {
      const person = await whoAmI.person(open);
      if (person === undefined) return [];
      const whose = { handle: person.handle, today: clock.today };
      return listGateWork(open, overview, whose)
        .filter(({ kind }) => kind === 'sign')
        .map(({ document, awaited }) => {
          const { title, client } = profileIn(open.library, document);
          const facts = [awaited.gate.gate.title, client && clientName(open.library, client)];
          return {
            label: title,
            description: facts.filter((fact) => fact !== undefined).join(' · '),
            target: { open, path: document.path },
          };
        });
    }),
  );
  const entries = waiting.flat();
  if (entries.length === 0) {
    throw new Refused(
      vscode.l10n.t('Open the document that you want to sign, or choose it in a view.'),
    );
  }
  const chosen = await dialogs.pick(entries, {
    title: vscode.l10n.t('Sign Off'),
    placeHolder: vscode.l10n.t('What waits for you: which document?'),
  });
  if (chosen === undefined) return undefined;
  // Nobody signs what they do not see.
  await revealPlace(chosen.target);
  return chosen.target;
}
