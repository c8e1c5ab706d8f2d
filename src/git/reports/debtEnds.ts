/** Documentation that was past due when months ended, as whoever looked on that day would have been told. */
import type { Document } from '../../core/document/document.js';
import { deferDocument } from '../../core/document/deferDocument.js';
import { debtsIn } from '../../core/detention/debts.js';
import { applyChanges } from '../../core/library/applyChanges.js';
import type { Library, LibraryChange } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { DebtEnd, DebtFact } from '../../core/reports/reportFacts.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { statesWithEarlierTemplates } from '../earlierTemplates.js';
import type { History } from '../readHistory.js';
import { readTree } from '../readLibraryAt.js';
import { MissingObjectError, readObjects } from '../readObjects.js';
import { PolicyHistory } from '../verify/policyBase.js';
import { readMonthStates, type MonthRange, type MonthState } from './monthStates.js';

export interface DebtEndRequest extends MonthRange {
  /** Absolute path of the library. */
  readonly root: string;
  /** The library as the commit has it: what is the same then and now is not read again. */
  readonly library: Library;
  readonly history: History;
}

/** The debts of the library when the months of the range ended, oldest first, by the settings of that time. */
export async function readDebtEnds(request: DebtEndRequest): Promise<readonly DebtEnd[]> {
  const { repository, prefix, commit, library, history, root } = request;
  const states = await readMonthStates(request, history);
  const settingsOf = new PolicyHistory(history, { repository, prefix, hash: library.hash });
  const settings: Library[] = [];
  for (const { at } of states) settings.push(await settingsOf.at(at));
  const documentOf = await readDocuments(request, { states, settings });
  const libraries = states.map(({ files }, index) =>
    libraryOf(settings[index] ?? library, files, { prefix, documentOf }),
  );
  const place = { run: repository.run, root, revision: commit, history };
  const complete = await statesWithEarlierTemplates(libraries, place);
  return states.flatMap(({ on, at }, index): readonly DebtEnd[] => {
    const then = complete[index];
    return then === undefined ? [] : [{ on, commit: at, debts: factsIn(then, on) }];
  });
}

function factsIn(library: Library, on: DebtEnd['on']): readonly DebtFact[] {
  return debtsIn(library, on).map(({ kind, document, role, since, ageDays, line }) => {
    const { id, client } = profileIn(library, document);
    return {
      ...{ kind, since, ageDays, line, document: id ?? document.path },
      ...(role === undefined ? {} : { role }),
      ...(client === undefined ? {} : { client }),
    };
  });
}

interface Told {
  readonly states: readonly MonthState[];
  /** The settings of each state. */
  readonly settings: readonly Library[];
}

type DocumentOf = (path: string, blob: string) => Document | undefined;

/** The documents of all states by path and content; each is read once, and not at all where it is the present one. */
async function readDocuments(request: DebtEndRequest, told: Told): Promise<DocumentOf> {
  const { repository, prefix, library } = request;
  const entries = await readTree(request);
  const present = new Map(entries.map(({ path, blob }) => [path, blob]));
  const wanted = new Map<string, { readonly name: string; readonly blob: string }>();
  for (const [index, { files }] of told.states.entries()) {
    const configuration = told.settings[index]?.configuration;
    if (configuration === undefined) continue;
    for (const [path, blob] of files) {
      const name = path.slice(prefix.length);
      const isPresent = present.get(name) === blob && library.documents.has(name);
      if (isPresent || !isDocumentPath(name, configuration)) continue;
      if (!isIgnored(name, configuration)) wanted.set(keyOf(name, blob), { name, blob });
    }
  }
  const blobs = [...wanted.values()].map(({ blob }) => blob);
  const objects = await readObjects(repository, blobs);
  const documents = new Map<string, Document>();
  for (const [key, { name, blob }] of wanted) {
    const object = objects.get(blob);
    if (object === undefined) throw new MissingObjectError(name);
    documents.set(key, deferDocument(name, object.bytes));
  }
  return (name, blob) =>
    present.get(name) === blob
      ? (library.documents.get(name) ?? documents.get(keyOf(name, blob)))
      : documents.get(keyOf(name, blob));
}

function keyOf(name: string, blob: string): string {
  return `${blob} ${name}`;
}

/** Files that are no documents are there too: items may name them as their evidence. */
function libraryOf(
  settings: Library,
  files: MonthState['files'],
  { prefix, documentOf }: { readonly prefix: string; readonly documentOf: DocumentOf },
): Library {
  const { configuration } = settings;
  const changes = [...files].flatMap(([full, blob]): readonly LibraryChange[] => {
    const path = full.slice(prefix.length);
    if (isIgnored(path, configuration)) return [];
    const document = isDocumentPath(path, configuration) ? documentOf(path, blob) : undefined;
    return [document === undefined ? { kind: 'file', path } : { kind: 'document', document }];
  });
  return applyChanges(settings, changes).library;
}
