import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../core/document/document.js';
import { parseDocument } from '../core/document/parseDocument.js';
import { emptyLibrary } from '../core/library/emptyLibrary.js';
import type { Library } from '../core/library/library.js';
import { decodeText } from '../core/text/decodeText.js';
import { findEarlierTemplates, type WantedTemplate } from '../git/earlierTemplates.js';
import { findForeignWork } from '../git/foreignWork.js';
import type { RunProgram } from '../git/gitRequest.js';
import type { Repository } from '../git/readHistory.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { findSignedVersion } from '../git/signedVersion.js';
import type { EarlierTemplate, HistoryAnswers, HistoryQuestion } from './historyMessages.js';
import { countNumbersThen } from './countNumbersThen.js';
import { readDocumentHistory, readLibraryThen } from './documentHistory.js';
import { compareLibrary } from './compareLibrary.js';
import {
  configurationPath,
  readSettingsText,
  rosterPath,
  toConfiguration,
  toRoster,
} from './settingsFiles.js';
import { readReport } from './readReport.js';
import { createImmediateRunner } from './runProgram.js';
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
    case 'signed-version': {
      const opened = await openDocument(run, question);
      return opened && findSignedVersion({ ...opened, record: question.record });
    }
    case 'foreign-work': {
      const { role, emails } = question;
      const opened = await openDocument(run, question);
      return opened && findForeignWork({ ...opened, role, emails });
    }
    case 'compare':
      return compareLibrary({ ...question, run });
    case 'earlier-templates':
      return earlierTemplates(run, question);
    case 'document-history':
      return readDocumentHistory({ run, root: question.root }, question);
    case 'library-then':
      return readLibraryThen({ run, root: question.root }, question.at);
    case 'numbers-then':
      return countNumbersThen(run, question);
    case 'report':
      return readReport({
        ...question.question,
        ...{ run, runNow: createImmediateRunner(), root: question.root },
      });
    default:
      return question satisfies never;
  }
}

interface DocumentInHistory {
  readonly repository: Repository;
  readonly prefix: string;
  /** Settings and hash, without documents. */
  readonly library: Library;
  readonly document: Document;
}

/** The document as it is on disk; undefined outside of a repository. */
async function openDocument(
  run: RunProgram,
  { root, path: name }: { readonly root: string; readonly path: string },
): Promise<DocumentInHistory | undefined> {
  const prefix = await findPrefix(run, root);
  if (prefix === undefined) return undefined;
  return {
    repository: { run, folder: root },
    prefix,
    library: readSettings(root),
    document: parseDocument(name, decodeText(await readFile(path.join(root, name)))),
  };
}

function readSettings(root: string): Library {
  return emptyLibrary(
    toConfiguration(readSettingsText(root, configurationPath)),
    toRoster(readSettingsText(root, rosterPath)),
    sha256,
  );
}

async function earlierTemplates(
  run: RunProgram,
  { root, wanted }: { readonly root: string; readonly wanted: readonly WantedTemplate[] },
): Promise<readonly EarlierTemplate[] | undefined> {
  const found = await findEarlierTemplates(readSettings(root), wanted, {
    repository: { run, folder: root },
  });
  return (
    found &&
    [...found].map(([content, { path: name, text = '' }]) => ({ content, path: name, text }))
  );
}
