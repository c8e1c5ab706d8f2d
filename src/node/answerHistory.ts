import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from '../core/document/parseDocument.js';
import { emptyLibrary } from '../core/library/emptyLibrary.js';
import { decodeText } from '../core/text/decodeText.js';
import { withEarlierTemplates } from '../git/earlierTemplates.js';
import type { RunProgram } from '../git/gitRequest.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { findSignedVersion, type SignedVersion } from '../git/signedVersion.js';
import type { EarlierTemplate, HistoryAnswers, HistoryQuestion } from './historyMessages.js';
import { loadLibrary } from './loadLibrary.js';
import {
  configurationPath,
  readSettingsText,
  rosterPath,
  toConfiguration,
  toRoster,
} from './settingsFiles.js';
import { sha256 } from './sha256.js';
import { verifyLibrary } from './verifyLibrary.js';

/** Answers a question about the history of a library, from git alone. */
export async function answerHistory(
  run: RunProgram,
  question: HistoryQuestion,
): Promise<HistoryAnswers[keyof HistoryAnswers]> {
  switch (question.kind) {
    case 'verify':
      return verifyLibrary({ ...question, run });
    case 'signed-version':
      return signedVersion(run, question);
    case 'earlier-templates':
      return earlierTemplates(run, question.root);
    default:
      return question satisfies never;
  }
}

async function signedVersion(
  run: RunProgram,
  { root, path: name, record }: HistoryQuestion & { readonly kind: 'signed-version' },
): Promise<SignedVersion | undefined> {
  const prefix = await findPrefix(run, root);
  if (prefix === undefined) return undefined;
  return findSignedVersion({
    repository: { run, folder: root },
    prefix,
    library: emptyLibrary(
      toConfiguration(readSettingsText(root, configurationPath)),
      toRoster(readSettingsText(root, rosterPath)),
      sha256,
    ),
    document: parseDocument(name, decodeText(await readFile(path.join(root, name)))),
    record,
  });
}

async function earlierTemplates(
  run: RunProgram,
  root: string,
): Promise<readonly EarlierTemplate[] | undefined> {
  const library = await withEarlierTemplates(await loadLibrary(root, {}), { run, root });
  return (
    library.earlierTemplates &&
    [...library.earlierTemplates].map(([content, { path: name, text = '' }]) => ({
      content,
      path: name,
      text,
    }))
  );
}
