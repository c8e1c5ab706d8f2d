import * as vscode from 'vscode';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { revealPlace } from '../shared/findTargetDocument.js';
import type { SopLedgerApi } from './sopLedgerApi.js';

/**
 * Opens documents by links from tickets: `vscode://sop-ledger.sop-ledger/open?id=CHK-4T7QZ`, with `&line=31` if wanted.
 *
 * A link comes from anywhere, so it can do no more than show a document of a library that is open already.
 */
export function registerLinks(shared: Shared, api: SopLedgerApi): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: (uri) => shared.wrapper.run('link', () => followLink(shared, api, uri)),
  });
}

/** Shows what a link names, or refuses in words. */
export async function followLink(
  { store }: Shared,
  api: SopLedgerApi,
  { path, query }: vscode.Uri,
): Promise<void> {
  const id = new URLSearchParams(query).get('id');
  if (path !== '/open' || id === null || id === '') {
    throw new Refused(
      vscode.l10n.t('This link names no document; it should end like this: /open?id=CHK-4T7QZ'),
    );
  }
  const found = await api.stateOf(id);
  const target = found && store.find(vscode.Uri.parse(found.uri));
  if (target === undefined) {
    throw new Refused(
      vscode.l10n.t('No library of this window has a document {0}. Open its folder first.', id),
    );
  }
  const line = Number(new URLSearchParams(query).get('line') ?? 1);
  await revealPlace({ ...target, line: Number.isInteger(line) && line > 0 ? line - 1 : 0 });
}
