import * as vscode from 'vscode';
import type { GateReason } from '../../core/gate/gateReason.js';
import type { GateVerdict } from '../../core/gate/gateVerdict.js';
import { hasGates } from '../../core/gate/hasGates.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { profileIn } from '../../core/library/profileIn.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument, findTargetDocument, revealPlace } from '../shared/findTargetDocument.js';
import { wordsOfState, wordsOfVerdict } from '../shared/gateWords.js';
import { commands } from '../shared/manifest.js';
import { toPick } from '../shared/pickReason.js';
import type { Target } from '../shared/treeNode.js';

interface GateEntry extends vscode.QuickPickItem {
  readonly reason?: GateReason;
  readonly command?: string;
  readonly argument?: object;
}

/** The list of everything that holds a document up, gate by gate, with what can be done. */
export function registerGateReasons(shared: Shared): vscode.Disposable {
  const { store, wrapper, clock, dialogs } = shared;
  return wrapper.register(commands.showGateReasons, async (argument) => {
    await store.start();
    const target = findTargetDocument(store, argument);
    const document = target && currentDocument(target);
    if (
      target === undefined ||
      document === undefined ||
      !hasGates(target.open.library, document)
    ) {
      throw new Refused(vscode.l10n.t('Open a document that has gates, or choose one in a view.'));
    }
    const { library } = target.open;
    const verdict = verdictOf(library, document, clock.today);
    const { title } = profileIn(library, document);
    const picked = await dialogs.pick(
      verdict.gates.flatMap((gate) => entriesOf(target, gate)),
      {
        title: `${title}: ${wordsOfState(verdict) ?? ''}`,
        placeHolder: vscode.l10n.t('Choose a reason to go there'),
      },
    );
    if (picked?.command !== undefined) {
      await vscode.commands.executeCommand(picked.command, picked.argument);
    } else if (picked?.reason !== undefined) {
      const { path, range } = picked.reason;
      await revealPlace({ open: target.open, path, line: range.start.line });
    }
  });
}

function entriesOf(target: Target, verdict: GateVerdict): readonly GateEntry[] {
  const { gate, reasons, signOffs } = verdict;
  const stale = signOffs.filter(
    ({ record, worth }) => record.decision === 'accepted' && worth === 'stale',
  );
  const canSign = gate.sign !== undefined && vscode.workspace.isTrusted;
  return [
    {
      label: `${gate.title}: ${wordsOfVerdict(verdict)}`,
      kind: vscode.QuickPickItemKind.Separator,
    },
    ...stale.map(({ id, record }): GateEntry => ({
      label: vscode.l10n.t('What changed since {0} signed...', record.name),
      iconPath: new vscode.ThemeIcon('diff'),
      command: commands.showChangesSinceSigned,
      argument: { target, record: id, gate: gate.id },
    })),
    ...reasons.map((reason) => toPick(reason, target.path)),
    ...(canSign && verdict.verdict === 'ready'
      ? [
          {
            label: vscode.l10n.t('Sign “{0}”...', gate.title),
            iconPath: new vscode.ThemeIcon('verified'),
            command: commands.signOff,
            argument: { target, gate: gate.id },
          },
        ]
      : []),
  ];
}
