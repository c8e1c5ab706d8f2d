import type { Document } from '../document/document.js';
import { acknowledgementsFolder } from '../acknowledgement/acknowledgement.js';
import { readSavedFilters, savedFiltersFolder } from '../schema/savedFilter.js';
import { readAcknowledgements, type AcknowledgementFiles } from './acknowledgements.js';
import { DocumentMap } from './documentMap.js';
import type { CodeOwnersFile, Library, LibraryChange } from './library.js';
import { carryIndexes } from './snapshotIndexes.js';
import { finish, type Steps } from './steps.js';

/** The next snapshot, and what sets it apart from the one before. */
export interface LibraryUpdate {
  readonly library: Library;
  /** Paths that appeared, disappeared or now say something else; every document when the settings changed. */
  readonly changed: ReadonlySet<string>;
}

/**
 * The library after `changes`, in their order; the same library when they change nothing.
 *
 * A path is one thing at a time: a file that became a document is a plain file no longer. Removing a path that is none of them removes everything below it, because a watcher reports a deleted folder as one event. New settings do not move paths between documents and files: whoever reads the tree scans again when its patterns changed.
 */
export function applyChanges(library: Library, changes: readonly LibraryChange[]): LibraryUpdate {
  return finish(applyInSteps(library, changes));
}

/** So many changes are taken in with each step. */
const changesPerStep = 1000;

/** The same a little with each step, for callers that share their thread; `library` stays as it is. */
export function* applyInSteps(
  library: Library,
  changes: readonly LibraryChange[],
): Steps<LibraryUpdate> {
  const draft = createDraft(library);
  for (let from = 0; from < changes.length; from += changesPerStep) {
    for (const change of changes.slice(from, from + changesPerStep)) {
      applyChange(draft, change);
    }
    yield undefined;
  }
  return yield* toUpdate(library, draft);
}

/** What a path is; `file` and `symlink` say no more than that. */
type Entry =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'file' | 'symlink' | 'nothing' };

interface Draft {
  readonly before: Library;
  /** The last word on every path that was mentioned. */
  readonly entries: Map<string, Entry>;
  configuration: Library['configuration'];
  roster: Library['roster'];
  acknowledgements: AcknowledgementFiles | undefined;
  savedFilters: Library['savedFilters'];
  codeOwners: Library['codeOwners'];
}

function createDraft(before: Library): Draft {
  const { configuration, roster, acknowledgements, savedFilters, codeOwners } = before;
  const entries = new Map<string, Entry>();
  return { before, entries, configuration, roster, acknowledgements, savedFilters, codeOwners };
}

function applyChange(draft: Draft, change: LibraryChange): void {
  switch (change.kind) {
    case 'document':
      draft.entries.set(change.document.path, change);
      return;
    case 'file':
    case 'symlink':
      draft.entries.set(change.path, { kind: change.kind });
      return;
    case 'unreadable':
      draft.entries.set(change.path, change);
      return;
    case 'removed':
      remove(draft, change.path);
      return;
    case 'settings':
      draft.configuration = change.configuration ?? draft.configuration;
      draft.roster = change.roster ?? draft.roster;
      return;
    case 'acknowledgements':
      draft.acknowledgements = readAcknowledgements(change.texts);
      return;
    case 'savedFilters':
      draft.savedFilters = readSavedFilters(change.texts);
      return;
    case 'codeOwners':
      draft.codeOwners = change.file;
      return;
    default:
      change satisfies never;
  }
}

function remove(draft: Draft, path: string): void {
  if (kindOf(draft, path) !== 'nothing') {
    draft.entries.set(path, { kind: 'nothing' });
    return;
  }
  const folder = `${path}/`;
  const { documents, files, symlinks, unreadable } = draft.before;
  for (const paths of [documents, files, symlinks, unreadable, draft.entries]) {
    for (const below of paths.keys()) {
      if (below.startsWith(folder)) {
        draft.entries.set(below, { kind: 'nothing' });
      }
    }
  }
}

function kindOf(draft: Draft, path: string): Entry['kind'] {
  return draft.entries.get(path)?.kind ?? kindIn(draft.before, path);
}

function kindIn(library: Library, path: string): Entry['kind'] {
  if (library.documents.has(path)) return 'document';
  if (library.unreadable.has(path)) return 'unreadable';
  if (library.symlinks.has(path)) return 'symlink';
  return library.files.has(path) ? 'file' : 'nothing';
}

function* toUpdate(before: Library, draft: Draft): Steps<LibraryUpdate> {
  const changed = new Set<string>();
  let looked = 0;
  for (const [path, entry] of draft.entries) {
    if (differs(before, path, entry)) {
      changed.add(path);
    }
    if (++looked % changesPerStep === 0) {
      yield undefined;
    }
  }
  if (draft.acknowledgements !== before.acknowledgements) {
    changed.add(acknowledgementsFolder);
  }
  if (draft.savedFilters !== before.savedFilters) {
    changed.add(savedFiltersFolder);
  }
  for (const file of changedCodeOwners(before.codeOwners, draft.codeOwners)) {
    changed.add(file.path);
  }
  const settings = draft.configuration !== before.configuration || draft.roster !== before.roster;
  if (changed.size === 0 && !settings) {
    return { library: before, changed };
  }
  const documents = yield* nextDocuments(before, draft.entries, changed);
  const files = yield* nextPaths(before.files, draft.entries, 'file');
  const symlinks = yield* nextPaths(before.symlinks, draft.entries, 'symlink');
  const library: Library = {
    ...{ configuration: draft.configuration, roster: draft.roster },
    ...{ documents, files, symlinks },
    unreadable: nextUnreadable(before.unreadable, draft.entries),
    hash: before.hash,
    ...(draft.acknowledgements === undefined ? {} : { acknowledgements: draft.acknowledgements }),
    ...(draft.savedFilters === undefined ? {} : { savedFilters: draft.savedFilters }),
    ...(draft.codeOwners === undefined ? {} : { codeOwners: draft.codeOwners }),
    ...(before.earlierTemplates === undefined ? {} : { earlierTemplates: before.earlierTemplates }),
  };
  if (settings) {
    for (const path of library.documents.keys()) {
      changed.add(path);
    }
  }
  carryIndexes(before, library, changed);
  return { library, changed };
}

/** The files before and after, unless they are one and say the same. */
function changedCodeOwners(
  before: CodeOwnersFile | undefined,
  after: CodeOwnersFile | undefined,
): readonly CodeOwnersFile[] {
  const isSame = before?.path === after?.path && before?.source === after?.source;
  return isSame ? [] : [before, after].filter((file) => file !== undefined);
}

function differs(before: Library, path: string, entry: Entry): boolean {
  if (kindIn(before, path) !== entry.kind) return true;
  if (entry.kind === 'document') return before.documents.get(path) !== entry.document;
  return entry.kind === 'unreadable' && before.unreadable.get(path) !== entry.reason;
}

function* nextDocuments(
  before: Library,
  entries: ReadonlyMap<string, Entry>,
  changed: ReadonlySet<string>,
): Steps<ReadonlyMap<string, Document>> {
  const set = new Map<string, Document>();
  const removed = new Set<string>();
  for (const path of changed) {
    const entry = entries.get(path);
    if (entry?.kind === 'document') {
      set.set(path, entry.document);
    } else if (before.documents.has(path)) {
      removed.add(path);
    }
  }
  if (set.size === 0 && removed.size === 0) {
    return before.documents;
  }
  yield undefined;
  const table =
    before.documents instanceof DocumentMap ? before.documents : DocumentMap.from(before.documents);
  return table.with(set, removed);
}

function* nextPaths(
  before: ReadonlySet<string>,
  entries: ReadonlyMap<string, Entry>,
  kind: Entry['kind'],
): Steps<ReadonlySet<string>> {
  let next: Set<string> | undefined;
  let looked = 0;
  for (const [path, entry] of entries) {
    if (++looked % changesPerStep === 0) {
      yield undefined;
    }
    if (before.has(path) !== (entry.kind === kind)) {
      next ??= new Set(before);
      if (entry.kind === kind) {
        next.add(path);
      } else {
        next.delete(path);
      }
    }
  }
  return next ?? before;
}

function nextUnreadable(
  before: ReadonlyMap<string, string>,
  entries: ReadonlyMap<string, Entry>,
): ReadonlyMap<string, string> {
  let next: Map<string, string> | undefined;
  for (const [path, entry] of entries) {
    const reason = entry.kind === 'unreadable' ? entry.reason : undefined;
    if (before.get(path) !== reason) {
      next ??= new Map(before);
      if (reason === undefined) {
        next.delete(path);
      } else {
        next.set(path, reason);
      }
    }
  }
  return next ?? before;
}
