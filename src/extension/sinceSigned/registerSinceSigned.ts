import * as vscode from 'vscode';
import type { Standing } from '../../core/gate/standing.js';
import { verdictOf } from '../../core/gate/verdict.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument, findTargetDocument } from '../shared/findTargetDocument.js';
import { commands } from '../shared/manifest.js';
import type { Target } from '../shared/treeNode.js';
import { compareWithSigned, type Comparison } from './compareWithSigned.js';
import { SignedTexts } from './signedTexts.js';

/** Shows what changed since somebody signed: as a list in the words of the trade, and beside the signed text. */
export function registerSinceSigned(shared: Shared): vscode.Disposable {
  const texts = new SignedTexts();
  return vscode.Disposable.from(
    texts,
    shared.wrapper.register(commands.showChangesSinceSigned, async (argument) => {
      await shared.store.start();
      const target = findTargetDocument(shared.store, argument);
      if (target === undefined) {
        throw new Refused(vscode.l10n.t('Open a signed document, or choose it in a view.'));
      }
      const standing = await chooseRecord(shared, target, recordOf(argument));
      if (standing === undefined) return;
      const comparison = await compareWithSigned(shared, target, standing);
      await show(shared, { target, standing, comparison }, texts);
    }),
  );
}

function recordOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('record' in argument)) {
    return undefined;
  }
  return typeof argument.record === 'string' ? argument.record : undefined;
}

async function chooseRecord(
  { clock, dialogs }: Shared,
  target: Target,
  wanted: string | undefined,
): Promise<Standing | undefined> {
  const { signOffs } = verdictOf(target.open.library, currentDocument(target), clock.today);
  const stale = signOffs.filter(
    ({ record, worth }) => record.decision === 'accepted' && worth === 'stale',
  );
  const only = stale.find(({ id }) => id === wanted) ?? stale[0];
  if (only === undefined)
    throw new Refused(vscode.l10n.t('Nothing that was signed here has changed since.'));
  if (stale.length === 1 || only.id === wanted) return only;
  const picked = await dialogs.pick(
    stale.toReversed().map((standing) => ({
      standing,
      label: `${standing.record.name}, ${standing.record.at.slice(0, 10)}`,
      description: standing.record.gate,
    })),
    { title: vscode.l10n.t('What Changed Since Which Sign-Off?') },
  );
  return picked?.standing;
}

interface Shown {
  readonly target: Target;
  readonly standing: Standing;
  readonly comparison: Comparison;
}

async function show(
  { dialogs }: Shared,
  { target, standing, comparison }: Shown,
  texts: SignedTexts,
): Promise<void> {
  const { record, id } = standing;
  const { open, path } = target;
  const signed = texts.keep(path, { id, text: comparison.signedText });
  const name = path.slice(path.lastIndexOf('/') + 1);
  const openDiff = (line?: number) => {
    const title = vscode.l10n.t('{0} (signed {1} ↔ now)', name, record.at.slice(0, 10));
    const selection = line === undefined ? {} : { selection: new vscode.Range(line, 0, line, 0) };
    return vscode.commands.executeCommand(
      'vscode.diff',
      signed,
      open.uriOf(path),
      title,
      selection,
    );
  };
  await openDiff();
  const picked = await dialogs.pick(
    comparison.changes.map((change) => ({
      label: change.message,
      ...(change.line === undefined
        ? {}
        : { description: vscode.l10n.t('line {0}', change.line + 1) }),
      iconPath: new vscode.ThemeIcon(icons[change.code]),
      line: change.line,
    })),
    {
      title: vscode.l10n.t(
        'Changed since {0} signed “{1}” on {2}',
        record.name,
        comparison.gateTitle,
        record.at.slice(0, 10),
      ),
      placeHolder: vscode.l10n.t('Choose a change to go there'),
    },
  );
  if (picked?.line !== undefined) await openDiff(picked.line);
}

const icons: Readonly<Record<Comparison['changes'][number]['code'], string>> = {
  'item-added': 'add',
  'item-removed': 'remove',
  'item-reworded': 'edit',
  'item-moved': 'arrow-both',
  'item-state': 'tasklist',
  'item-evidence': 'link',
  'field-changed': 'symbol-field',
  prose: 'whole-word',
  'link-changed': 'link',
};
