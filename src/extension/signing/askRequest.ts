import * as vscode from 'vscode';
import type { SignOffRequest } from '../../core/gate/planSignOff.js';
import { addDays, parseCivilDate } from '../../core/schema/civilDate.js';
import { currentDocument, titleOfTarget } from '../shared/findTargetDocument.js';
import type { Signing } from './signing.js';

/** Asks for what the decision needs beside the gate; undefined when the person goes away. */
export async function askRequest(
  signing: Signing,
  gate: string,
): Promise<SignOffRequest | undefined> {
  const { act } = signing;
  let request: SignOffRequest = { gate, decision: act.decision };
  for (const asked of act.asks) {
    const answer = await ask[asked](signing);
    if (answer === undefined) return undefined;
    request = { ...request, ...answer };
  }
  return request;
}

type Answer = Partial<SignOffRequest> | undefined;

const ask: Readonly<Record<Signing['act']['asks'][number], (signing: Signing) => Promise<Answer>>> =
  {
    note: async (signing) => {
      const { shared, act } = signing;
      const note = await shared.dialogs.input({
        title: titleOf(signing),
        prompt: act.noteQuestion ?? '',
        problem: (text) =>
          text === ''
            ? vscode.l10n.t('A reason is needed; it becomes part of the record.')
            : undefined,
      });
      return note === undefined ? undefined : { note: note.trim() };
    },

    items: async (signing) => {
      const { shared } = signing;
      const picks = currentDocument(signing.target).items.flatMap(({ key, title }) =>
        key === undefined ? [] : [{ label: key, description: title }],
      );
      if (picks.length === 0) return {};
      const picked = await shared.dialogs.pickMany(picks, {
        title: titleOf(signing),
        placeHolder: vscode.l10n.t('Which items must be put right? None is fine too.'),
      });
      return picked && { items: picked.map(({ label }) => label) };
    },

    until: async (signing) => {
      const { shared } = signing;
      const { today } = shared.clock;
      const text = await shared.dialogs.input({
        title: titleOf(signing),
        prompt: vscode.l10n.t('The last day on which the override holds.'),
        value: addDays(today, 14),
        problem: (day) => {
          const until = parseCivilDate(day);
          if (until === undefined) return vscode.l10n.t('Write a day such as 2026-12-31.');
          return until < today ? vscode.l10n.t('That day is past.') : undefined;
        },
      });
      const until = text === undefined ? undefined : parseCivilDate(text.trim());
      return until && { until };
    },
  };

/** Which document it is about need not be seen anywhere else: a list or a dashboard names it as well. */
function titleOf({ act, target }: Signing): string {
  return vscode.l10n.t('{0}: {1}', act.button, titleOfTarget(target));
}
