/** Documentation that was past due when months ended, as whoever looked on that day would have been told. */
import type { Document } from '../../core/document/document.js';
import { debtsInPassing, readDutiesOf, type DebtInPassing } from '../../core/detention/debts.js';
import { applyChanges } from '../../core/library/applyChanges.js';
import type { Library, LibraryChange } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import { SpareTimeWork, type Steps } from '../../core/library/steps.js';
import type { DebtEnd, DebtFact } from '../../core/reports/reportFacts.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { EarlierTemplates } from '../earlierTemplates.js';
import type { ForgottenBodies } from '../forgottenBodies.js';
import type { History } from '../readHistory.js';
import { readTree, type TreeEntry } from '../readLibraryAt.js';
import { MissingObjectError } from '../objectConversation.js';
import { eachObject, readObjects } from '../readObjects.js';
import { PolicyHistory } from '../verify/policyBase.js';
import { monthStatesBackwards, type MonthRange, type MonthState } from './monthStates.js';

export interface DebtEndRequest extends MonthRange {
  /** The library as the commit has it: what is the same then and now is not read again. */
  readonly library: Library;
  readonly history: History;
  readonly bodies: ForgottenBodies;
}

/**
 * The debts of the library when the months of the range ended, oldest first, by the settings of that time.
 *
 * The months are gone through backwards, each made of the one after it by what differs, so that documents are read and
 * judged once, and no more of them are held than two months have. A month is judged while git reads what the next one takes.
 */
export async function readDebtEnds(request: DebtEndRequest): Promise<readonly DebtEnd[]> {
  const { repository, commit, history } = request;
  const entries = await readTree(request);
  const states = new LibraryStates(request, entries);
  const templates = new EarlierTemplates({ repository, revision: commit, history });
  const ends: DebtEnd[] = [];
  let judging: SpareTimeWork<DebtEnd> | undefined;
  for (const month of monthStatesBackwards(request, { history, entries })) {
    await states.readAhead(month, judging);
    if (judging) ends.push(judging.finish());
    const then = await templates.complete(await states.goTo(month));
    judging = new SpareTimeWork(judge(then, month));
  }
  if (judging) ends.push(judging.finish());
  return ends.reverse();
}

function* judge(library: Library, { on, at }: MonthState): Steps<DebtEnd> {
  const debts = yield* debtsInPassing(library, on);
  return { on, commit: at, debts: debts.map((debt) => factOf(library, debt)) };
}

function factOf(library: Library, debt: DebtInPassing): DebtFact {
  const { kind, document, since, ageDays } = debt;
  const { role } = debt.whose;
  const { id, client } = profileIn(library, document);
  return {
    ...{ kind, since, ageDays, document: id ?? document.path },
    ...(role === undefined ? {} : { role }),
    ...(client === undefined ? {} : { client }),
  };
}

/** A library at one moment after the other. */
class LibraryStates {
  readonly #request: DebtEndRequest;
  readonly #settingsOf: PolicyHistory;
  /** Object names of the present documents by their paths. */
  readonly #present: ReadonlyMap<string, string>;
  /** What was read for the next moment, by object name and path. */
  readonly #ahead = new Map<string, Document>();
  #files: MonthState['files'] = new Map();
  /** The library without documents that the present state was made from. */
  #settings: Library | undefined;
  #library: Library | undefined;

  constructor(request: DebtEndRequest, entries: readonly TreeEntry[]) {
    const { history, repository, prefix, library } = request;
    this.#request = request;
    const source = { repository, prefix, hash: library.hash };
    this.#settingsOf = new PolicyHistory(history, source, library);
    this.#present = new Map(entries.map(({ path, blob }) => [path, blob]));
  }

  /** Asks git at once for what a moment will take, as far as the present settings tell what is a document; other work is done meanwhile. */
  async readAhead({ on, files }: MonthState, other?: SpareTimeWork<unknown>): Promise<void> {
    const { repository, prefix, library, bodies } = this.#request;
    const { configuration } = library;
    const places = new Map<string, Set<string>>();
    for (const [path, blob] of files) {
      const name = path.slice(prefix.length);
      const isKnown = this.#present.get(name) === blob || this.#files.get(path) === blob;
      if (isKnown || !isDocumentPath(name, configuration)) continue;
      if (isIgnored(name, configuration)) continue;
      places.set(blob, (places.get(blob) ?? new Set()).add(name));
    }
    // What no moment took was none of its documents.
    this.#ahead.clear();
    const share = Math.ceil(files.size / places.size);
    await eachObject(repository, [...places.keys()], (blob, object) => {
      for (const name of places.get(blob) ?? []) {
        const document = bodies.defer(name, object);
        // While git reads the next one.
        readDutiesOf(library, document, on);
        bodies.settle(library, document, object);
        this.#ahead.set(keyOf(blob, name), document);
      }
      other?.advance(share);
    });
  }

  /** The library of that moment, by its settings. */
  async goTo({ at, files }: MonthState): Promise<Library> {
    const settings = await this.#settingsOf.at(at);
    // Settings say what a document is: others read everything anew.
    const isContinued = settings === this.#settings;
    const before = isContinued ? (this.#library ?? settings) : settings;
    const changes = await this.#changesTo(files, isContinued ? this.#files : new Map(), settings);
    this.#library = applyChanges(before, changes).library;
    this.#settings = settings;
    this.#files = files;
    return this.#library;
  }

  /** Files that are no documents are told as well: items may name them as their evidence. */
  async #changesTo(
    files: MonthState['files'],
    before: MonthState['files'],
    { configuration }: Library,
  ): Promise<readonly LibraryChange[]> {
    const { prefix } = this.#request;
    const named = (paths: Iterable<string>) =>
      [...paths]
        .map((path) => path.slice(prefix.length))
        .filter((path) => !isIgnored(path, configuration));
    const gone = named([...before.keys()].filter((path) => !files.has(path)));
    const other = [...files].filter(([path, blob]) => before.get(path) !== blob);
    const come = named(other.map(([path]) => path));
    const isDocument = (path: string) => isDocumentPath(path, configuration);
    const blobOf = (path: string) => files.get(prefix + path) ?? '';
    const documentOf = await this.#readDocuments(come.filter(isDocument), blobOf);
    return [
      ...gone.map((path) => ({ kind: 'removed', path }) as const),
      ...come.map((path): LibraryChange => {
        const document = documentOf(path);
        return document === undefined ? { kind: 'file', path } : { kind: 'document', document };
      }),
    ];
  }

  /** The documents at `paths`; one that is the present one is not read again. */
  async #readDocuments(
    paths: readonly string[],
    blobOf: (path: string) => string,
  ): Promise<(path: string) => Document | undefined> {
    const { repository, library, bodies } = this.#request;
    const documents = new Map<string, Document>();
    const missing: string[] = [];
    for (const path of paths) {
      const known = this.#present.get(path) === blobOf(path) && library.documents.get(path);
      if (known) documents.set(path, known);
      else missing.push(path);
    }
    const aheadOf = (path: string) => this.#ahead.get(keyOf(blobOf(path), path));
    const unread = missing.filter((path) => aheadOf(path) === undefined);
    const objects = await readObjects(repository, unread.map(blobOf));
    for (const path of missing) {
      const object = objects.get(blobOf(path));
      const document = aheadOf(path) ?? (object && bodies.defer(path, object));
      if (document === undefined) throw new MissingObjectError(path);
      documents.set(path, document);
      // What an earlier moment takes once more is read once more: few contents ever come back.
      this.#ahead.delete(keyOf(blobOf(path), path));
    }
    return (path) => documents.get(path);
  }
}

function keyOf(blob: string, path: string): string {
  return `${blob} ${path}`;
}
