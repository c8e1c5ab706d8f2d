import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import { planAcknowledgement } from '../../core/query/planAcknowledgement.js';
import { readersOf, type Reader } from '../../core/query/readers.js';
import { instantOf } from '../../core/schema/clockReading.js';
import { encodeText } from '../../core/text/decodeText.js';
import { Refused } from '../shared/commandWrapper.js';
import { setContext, type Shared } from '../shared/context.js';
import {
  currentDocument,
  findEditor,
  findTargetDocument,
  titleOfTarget,
} from '../shared/findTargetDocument.js';
import { commands, contextKeys } from '../shared/manifest.js';
import type { Target } from '../shared/treeNode.js';

/** Lets people say that they have read an SOP, and shows who has not. */
export function registerAcknowledgements(shared: Shared): vscode.Disposable {
  const { store, whoAmI, clock, wrapper } = shared;
  const announce = () => {
    setContext(contextKeys.toRead, isToRead(shared));
  };
  announce();
  return vscode.Disposable.from(
    store.onDidChange(announce),
    whoAmI.onDidChange(announce),
    clock.onDidChange(announce),
    vscode.window.onDidChangeActiveTextEditor(announce),
    wrapper.register(commands.acknowledge, (argument) => acknowledge(shared, argument)),
    wrapper.register(commands.showReaders, (argument) => showReaders(shared, argument)),
  );
}

/** Whether the document on the screen waits to be read by the person in front of it. */
function isToRead({ store, whoAmI, clock }: Shared): boolean {
  const target = findTargetDocument(store, undefined);
  const document = target?.open.library.documents.get(target.path);
  if (target === undefined || document === undefined) return false;
  const readers = readersOf(target.open.library, document, clock.today);
  const identity = readers.length === 0 ? 'asking' : whoAmI.now(target.open);
  return (
    identity !== 'asking' &&
    readers.some(
      ({ person, state }) => person.handle === identity.person?.handle && state !== 'read',
    )
  );
}

async function acknowledge(shared: Shared, argument: unknown): Promise<void> {
  const { environment, whoAmI, clock } = shared;
  const target = await findDocument(shared, argument);
  if (!vscode.workspace.isTrusted) {
    throw new Refused(
      vscode.l10n.t('You can acknowledge documents once you trust this workspace.'),
    );
  }
  const { open, path } = target;
  if (findEditor(open.uriOf(path))?.isDirty === true) {
    throw new Refused(
      vscode.l10n.t('Save the document first: what you acknowledge is what others can read.'),
    );
  }
  whoAmI.forget();
  const email = await whoAmI.email(open.root);
  const plan = planAcknowledgement(open.library, currentDocument(target), {
    email,
    at: instantOf(new Date()),
    today: clock.today,
  });
  switch (plan.kind) {
    case 'refused':
      throw new Refused(plan.reason);
    case 'known':
      void vscode.window.showInformationMessage(vscode.l10n.t('You have read it on {0}.', plan.on));
      return;
    case 'write': {
      const uri = open.uriOf(plan.path);
      const before = await environment.files.read(uri);
      const after = encodeText(plan.text, false);
      if ((await environment.files.replace(uri, after, before)) === 'changed') {
        throw new Refused(
          vscode.l10n.t('The file of your acknowledgement was changed just now; try again.'),
        );
      }
      open.touch([plan.path]);
      await open.settle();
      announce(shared, target, plan.path);
      return;
    }
    default:
      plan satisfies never;
  }
}

/**
 * Tells that it is written down, and offers to commit it: nobody else sees it before.
 *
 * It does not wait for an answer, because whoever reads several documents goes on reading.
 */
function announce(shared: Shared, target: Target, path: string): void {
  const title = titleOfTarget(target);
  const git = shared.environment.gitAt(target.open.root);
  if (git === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'You have read {0}. It stands in {1}, and counts for others once that is committed.',
        title,
        path,
      ),
    );
    return;
  }
  const commit = vscode.l10n.t('Commit');
  void vscode.window
    .showInformationMessage(
      vscode.l10n.t('You have read {0}. Others see it once it is committed.', title),
      commit,
    )
    .then((choice) =>
      choice === commit
        ? shared.wrapper.run('commit acknowledgement', async () => {
            const outcome = await git.commit(path, `Acknowledge ${idOf(target)}`);
            if (outcome.kind === 'refused') {
              throw new Refused(
                vscode.l10n.t(
                  'It stands in {0}, but git did not take the commit: {1}',
                  path,
                  outcome.message,
                ),
              );
            }
            vscode.window.setStatusBarMessage(
              vscode.l10n.t('$(check) {0}: committed that you read it', title),
              8000,
            );
          })
        : undefined,
    );
}

function idOf({ open, path }: Target): string {
  const document = open.library.documents.get(path);
  return (document && profileIn(open.library, document).id) ?? path;
}

const stateWords: Readonly<Record<Reader['state'], string>> = {
  read: '$(check)',
  changed: '$(history)',
  never: '$(circle-large-outline)',
};

async function showReaders(shared: Shared, argument: unknown): Promise<void> {
  const { clock, dialogs } = shared;
  const target = await findDocument(shared, argument);
  const readers = readersOf(target.open.library, currentDocument(target), clock.today);
  if (readers.length === 0) {
    throw new Refused(
      vscode.l10n.t(
        '{0} asks nobody to read it: it is not in force, or "acknowledge" names no role that somebody holds.',
        target.path,
      ),
    );
  }
  const unread = readers.filter(({ state }) => state !== 'read').length;
  const entries = [...readers]
    .sort((one, other) => Number(one.state === 'read') - Number(other.state === 'read'))
    .map((reader) => ({
      label: `${stateWords[reader.state]} ${reader.person.name}`,
      description: reader.roles.join(', '),
      detail: describe(reader),
    }));
  await dialogs.pick(entries, {
    title: vscode.l10n.t('Who Has Read {0}', titleOfTarget(target)),
    placeHolder:
      unread === 0
        ? vscode.l10n.t('Everybody has read it.')
        : vscode.l10n.t('{0} of {1} still have to read it', unread, readers.length),
  });
}

function describe({ state, acknowledgement }: Reader): string {
  const on = acknowledgement?.at.slice(0, 10) ?? '';
  switch (state) {
    case 'read':
      return vscode.l10n.t('Read on {0}', on);
    case 'changed':
      return vscode.l10n.t('Read on {0}, changed since', on);
    case 'never':
      return vscode.l10n.t('Not read yet');
    default:
      return state satisfies never;
  }
}

async function findDocument({ store }: Shared, argument: unknown): Promise<Target> {
  await store.start();
  const target = findTargetDocument(store, argument);
  if (target === undefined) {
    throw new Refused(vscode.l10n.t('Open the document that is meant, or choose it in a view.'));
  }
  return target;
}
