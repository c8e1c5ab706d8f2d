/** The library as it stood when months ended, without reading what stayed the same twice. */
import type { Document } from '../../core/document/document.js';
import { deferDocument } from '../../core/document/deferDocument.js';
import { frontmatterHead } from '../../core/document/frontmatterHead.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import type { Library } from '../../core/library/library.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { MonthEnd } from '../../core/reports/reportFacts.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import type { Profile } from '../../core/schema/profile.js';
import type { History } from '../readHistory.js';
import { readTree } from '../readLibraryAt.js';
import { eachObject, MissingObjectError } from '../readObjects.js';
import { PolicyHistory } from '../verify/policyBase.js';
import { readMonthStates, type MonthRange, type MonthState } from './monthStates.js';

export interface MonthEndRequest extends MonthRange {
  /** The library as the commit has it: what stayed the same until then is not read again. */
  readonly library: Library;
  readonly history: History;
}

/** The settings and review clocks of the library when the months of the range ended, oldest first. */
export async function readMonthEnds(request: MonthEndRequest): Promise<readonly MonthEnd[]> {
  const { repository, prefix, library, history } = request;
  const stands = await readMonthStates(request, history);
  const settingsOf = new PolicyHistory(history, { repository, prefix, hash: library.hash });
  const documents = await readFrontmatters(request, stands);
  const ends: MonthEnd[] = [];
  for (const { on, at, files } of stands) {
    const settings = await settingsOf.at(at);
    const profileOf = profilesUnder(settings, prefix);
    const profiles = [...files].flatMap(([path, blob]) => {
      const document = documents.get(keyOf(path, blob));
      return document ? (profileOf(path, document) ?? []) : [];
    });
    ends.push({ on, commit: at, settings, profiles });
  }
  return ends;
}

const knownProfiles = new WeakMap<Library, Map<Document, Profile | undefined>>();

/** Profiles of documents by the settings of a commit, made once for all months with the same. */
function profilesUnder(settings: Library, prefix: string) {
  const { configuration } = settings;
  const known = knownProfiles.get(settings) ?? new Map<Document, Profile | undefined>();
  knownProfiles.set(settings, known);
  return (path: string, document: Document): Profile | undefined => {
    if (known.has(document)) return known.get(document);
    const name = path.slice(prefix.length);
    const isOurs = isDocumentPath(name, configuration) && !isIgnored(name, configuration);
    const profile = isOurs ? profileIn(settings, document) : undefined;
    known.set(document, profile);
    return profile;
  };
}

/** The documents of all states by path and content, without their bodies: review clocks stand in frontmatter. */
async function readFrontmatters(
  { repository, prefix, commit, library }: MonthEndRequest,
  states: readonly MonthState[],
): Promise<ReadonlyMap<string, Document>> {
  const entries = await readTree({ repository, prefix, commit });
  const present = new Map(entries.map(({ path, blob }) => [path, blob]));
  const documents = new Map<string, Document>();
  const missing = new Map<string, Set<string>>();
  for (const [path, blob] of states.flatMap(({ files }) => [...files])) {
    const key = keyOf(path, blob);
    if (!isLikelyDocument(path) || documents.has(key)) continue;
    const name = path.slice(prefix.length);
    const known = present.get(name) === blob ? library.documents.get(name) : undefined;
    if (known) {
      documents.set(key, known);
    } else {
      missing.set(blob, (missing.get(blob) ?? new Set()).add(path));
    }
  }
  const read = new Set<string>();
  await eachObject(repository, [...missing.keys()], (blob, { bytes }) => {
    read.add(blob);
    const head = frontmatterHead(bytes);
    for (const path of missing.get(blob) ?? []) {
      const name = path.slice(prefix.length);
      const document =
        head === undefined
          ? deferDocument(name, bytes)
          : parseDocument(name, { text: head, bom: false });
      documents.set(keyOf(path, blob), document);
    }
  });
  const [lost] = [...missing.keys()].filter((blob) => !read.has(blob));
  if (lost !== undefined) throw new MissingObjectError(lost);
  return documents;
}

function keyOf(path: string, blob: string): string {
  return `${blob} ${path}`;
}

function isLikelyDocument(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}
