import * as vscode from 'vscode';
import { parseDocument } from '../../core/document/parseDocument.js';
import { planSignOff } from '../../core/gate/planSignOff.js';
import { applyChanges } from '../../core/library/applyChanges.js';
import { instantOf } from '../../core/schema/clockReading.js';
import { signOffEdit } from '../../core/signoff/newRecord.js';
import { decodeText, encodeText } from '../../core/text/decodeText.js';
import { applyEdits } from '../../core/text/textEdit.js';
import type { FileStore } from '../shared/environment.js';
import type { SignOutcome, SignTask } from '../shared/libraryGit.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { SigningPlace } from './signing.js';

/**
 * Signs where there is no git, as in a browser: the record is written into the document, and that is all.
 *
 * Such a sign-off is `recorded`; what commits it later decides whether git can prove more.
 */
export function recordOnly(files: FileStore, open: OpenLibrary): SigningPlace {
  return {
    proof: 'text',
    commitState: () => Promise.resolve('committed'),
    commit: () =>
      Promise.resolve({ kind: 'refused', message: vscode.l10n.t('There is no git here.') }),
    signingKey: () => Promise.resolve(undefined),
    foreignWork: () => Promise.resolve(undefined),
    sign: (task) => writeRecord(files, open.uriOf(task.path), task),
  };
}

async function writeRecord(
  files: FileStore,
  uri: vscode.Uri,
  { library, path, request, email, shown }: SignTask,
): Promise<SignOutcome> {
  const before = await files.read(uri);
  const decoded = before && decodeText(before);
  if (decoded?.problem !== undefined || decoded === undefined) {
    return {
      kind: 'failed',
      message: vscode.l10n.t('{0} is not UTF-8 text, so nothing is written into it.', path),
    };
  }
  const { text, bom } = decoded;
  const document = parseDocument(path, decoded);
  const current = applyChanges(library, [{ kind: 'document', document }]).library;
  const at = instantOf(new Date());
  const plan = planSignOff({ library: current, document, text }, request, { email, at });
  if (plan.kind === 'refused') return plan;
  if (shown !== undefined && plan.record['content'] !== shown) return changedMeanwhile(path);
  const written = signOffEdit(text, document, plan.record);
  if (written.kind === 'refused') return { kind: 'failed', message: written.message };
  const after = encodeText(applyEdits(text, [written.edit]), bom);
  return (await files.replace(uri, after, before)) === 'changed'
    ? changedMeanwhile(path)
    : { kind: 'signed' };
}

function changedMeanwhile(path: string): SignOutcome {
  return {
    kind: 'failed',
    message: vscode.l10n.t('{0} was changed by somebody else just now; sign again.', path),
  };
}
