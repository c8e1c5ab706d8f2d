/** Answers about the past of documents, for whoever shows them. */
import path from 'node:path';
import { profileIn } from '../core/library/profileIn.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import type { DocumentHistory, DocumentThen, LibraryThen } from '../git/audit/documentHistory.js';
import type { RunProgram } from '../git/gitRequest.js';
import { findMoment } from '../git/moment.js';
import { readLibraryAt } from '../git/readLibraryAt.js';
import { readObjects } from '../git/readObjects.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { openHistory } from './auditLibrary.js';
import { sha256 } from './sha256.js';

interface Place {
  readonly run: RunProgram;
  /** Absolute path of the library. */
  readonly root: string;
}

/** The life of the document at `path` as HEAD has it, and who brought its items where they are. */
export async function readDocumentHistory(
  place: Place,
  { path: name, today, now }: { path: string; today: CivilDate; now: number },
): Promise<DocumentHistory> {
  const opened = await openHistory({ ...place, cache: true });
  if ('problem' in opened) return { kind: 'unknown', why: opened.problem };
  const outcome = await opened.audit(name, { today, now });
  if (outcome.kind === 'impossible') return { kind: 'unknown', why: outcome.message };
  const { timeline, isCutOff, tip } = outcome.audit;
  const places = [...timeline.entries].flatMap(({ commit }) => {
    const [before] = commit ? (opened.known.history.byHash.get(commit.hash)?.parents ?? []) : [];
    return commit && before !== undefined ? [[commit.hash, before] as const] : [];
  });
  return {
    kind: 'known',
    tip: tip.hash,
    entries: timeline.entries,
    items: timeline.items,
    parents: new Map(places),
    isCutOff,
  };
}

/** The documents of the library at a revision or on a day. */
export async function readLibraryThen(place: Place, at: string): Promise<LibraryThen> {
  const { run, root } = place;
  const repository = { run, folder: root };
  const moment = await findMoment(repository, at);
  if ('problem' in moment) return { kind: 'unknown', why: moment.problem };
  const prefix = (await findPrefix(run, root)) ?? '';
  const library = await readLibraryAt({ repository, prefix, commit: moment.commit, hash: sha256 });
  const documents = [...library.documents.values()].map((document): DocumentThen => {
    const { id, title, kindId } = profileIn(library, document);
    return { path: document.path, title, kind: kindId, ...(id === undefined ? {} : { id }) };
  });
  return { kind: 'known', ...moment, documents };
}

/** The bytes of a file of the library at a commit; undefined where there was none. */
export async function readFileThen(
  { run, root }: Place,
  commit: string,
  name: string,
): Promise<Uint8Array | undefined> {
  const prefix = (await findPrefix(run, root)) ?? '';
  const wanted = `${commit}:${prefix}${path.posix.normalize(name)}`;
  const object = (await readObjects({ run, folder: root }, [wanted])).get(wanted);
  return object?.type === 'blob' ? object.bytes : undefined;
}
