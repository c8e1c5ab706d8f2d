/** The library as it stood when months ended, without reading what stayed the same twice. */
import type { Document } from '../../core/document/document.js';
import { deferDocument } from '../../core/document/deferDocument.js';
import { frontmatterHead } from '../../core/document/frontmatterHead.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import type { Library } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { ClientClock, MonthEnd } from '../../core/reports/reportFacts.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import type { History } from '../readHistory.js';
import { readTree, type TreeEntry } from '../readLibraryAt.js';
import { MissingObjectError } from '../objectConversation.js';
import { eachObject } from '../readObjects.js';
import { PolicyHistory } from '../verify/policyBase.js';
import { findMonthStates, type MonthRange, type MonthState } from './monthStates.js';

export interface MonthEndRequest extends MonthRange {
  /** The library as the commit has it: what stayed the same until then is not read again. */
  readonly library: Library;
  readonly history: History;
}

/** A state with its settings. */
interface Stand extends MonthState {
  readonly settings: Library;
}

/** The settings and review clocks of the library when the months of the range ended, oldest first. */
export async function readMonthEnds(request: MonthEndRequest): Promise<readonly MonthEnd[]> {
  const { repository, prefix, library, history } = request;
  const source = { repository, prefix, hash: library.hash };
  const settingsOf = new PolicyHistory(history, source, library);
  const stands: Stand[] = [];
  const entries = await readTree(request);
  for (const state of findMonthStates(request, { history, entries })) {
    stands.push({ ...state, settings: await settingsOf.at(state.at) });
  }
  const clockOf = await readClocks({ ...request, entries }, stands);
  return stands.map(({ on, at, files, settings }) => ({
    ...{ on, commit: at, settings },
    clocks: [...files].flatMap(([path, blob]) => clockOf(settings, path, blob) ?? []),
  }));
}

/** A document that is still to be read, and the settings that it is asked about under. */
interface Asked {
  readonly path: string;
  readonly settings: Library;
}

type ClockOf = (settings: Library, path: string, blob: string) => ClientClock | undefined;

/** The clocks of the documents of all states; each document is let go of once its clock is known, and its body is not read. */
async function readClocks(
  {
    repository,
    prefix,
    library,
    entries,
  }: MonthEndRequest & { readonly entries: readonly TreeEntry[] },
  stands: readonly Stand[],
): Promise<ClockOf> {
  const present = new Map(entries.map(({ path, blob }) => [path, blob]));
  const clocks = new Map<Library, Map<string, ClientClock | undefined>>();
  const missing = new Map<string, Asked[]>();
  for (const { files, settings } of stands) {
    const known = clocks.get(settings) ?? new Map<string, ClientClock | undefined>();
    clocks.set(settings, known);
    for (const [path, blob] of files) {
      const key = keyOf(path, blob);
      const name = path.slice(prefix.length);
      if (known.has(key) || !isDocumentUnder(settings, name)) continue;
      const document = present.get(name) === blob ? library.documents.get(name) : undefined;
      known.set(key, document && clockIn(settings, document));
      if (document === undefined) {
        missing.set(blob, [...(missing.get(blob) ?? []), { path, settings }]);
      }
    }
  }
  const read = new Set<string>();
  await eachObject(repository, [...missing.keys()], (blob, { bytes }) => {
    read.add(blob);
    for (const { path, settings } of missing.get(blob) ?? []) {
      const document = withoutBody(path.slice(prefix.length), bytes);
      clocks.get(settings)?.set(keyOf(path, blob), clockIn(settings, document));
    }
  });
  const [lost] = [...missing.keys()].filter((blob) => !read.has(blob));
  if (lost !== undefined) throw new MissingObjectError(lost);
  return (settings, path, blob) => clocks.get(settings)?.get(keyOf(path, blob));
}

/** Review clocks stand in frontmatter. */
function withoutBody(name: string, bytes: Uint8Array): Document {
  const head = frontmatterHead(bytes);
  return head === undefined
    ? deferDocument(name, bytes)
    : parseDocument(name, { text: head, bom: false });
}

function clockIn(settings: Library, document: Document): ClientClock {
  const { reviewedOn, reviewIn, effectiveOn, kind, status, client } = profileIn(settings, document);
  return {
    ...(reviewedOn && { reviewedOn }),
    ...(reviewIn && { reviewIn }),
    ...(effectiveOn && { effectiveOn }),
    ...(kind && { kind }),
    ...(status !== undefined && { status }),
    ...(client !== undefined && { client }),
  };
}

function keyOf(path: string, blob: string): string {
  return `${blob} ${path}`;
}

function isDocumentUnder({ configuration }: Library, name: string): boolean {
  return isDocumentPath(name, configuration) && !isIgnored(name, configuration);
}
