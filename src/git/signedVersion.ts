/** The content that somebody signed, as git still has it. */
import { fingerprintInputOf } from '../core/gate/gateCase.js';
import type { Document } from '../core/document/document.js';
import type { Library } from '../core/library/library.js';
import { parseGates } from '../core/schema/gateDefinition.js';
import { fingerprintOf } from '../core/signoff/fingerprint.js';
import { recordId } from '../core/signoff/recordId.js';
import { parseSignOffs } from '../core/signoff/signOffRecord.js';
import { ContentReader, idOf, type ParsedContent } from './contentReader.js';
import { followDocuments } from './documentVersions.js';
import { readHistory, type Repository } from './readHistory.js';
import { MissingObjectError } from './objectConversation.js';

/** What was signed where: a document of the library, and one of its records. */
export interface SignedVersionRequest {
  readonly repository: Repository;
  /** The library's folder within the repository, `''` or ending in `/`. */
  readonly prefix: string;
  /** Settings and hash are what is needed of it. */
  readonly library: Library;
  /** The document as it is now. */
  readonly document: Document;
  readonly record: { readonly id: string; readonly gate: string; readonly content: string };
}

export interface SignedVersion {
  readonly commit: string;
  readonly text: string;
}

/**
 * The latest version of the document whose fingerprint is that of the record; else, since roles may have been renamed
 * meanwhile, the first version that holds the record. Undefined where history has neither.
 */
export async function findSignedVersion(
  request: SignedVersionRequest,
): Promise<SignedVersion | undefined> {
  try {
    return await searchHistory(request);
  } catch (error) {
    // A partial clone holds the history but not the contents; nothing is fetched behind anyone's back.
    if (error instanceof MissingObjectError) return undefined;
    throw error;
  }
}

async function searchHistory({
  repository,
  prefix,
  library,
  document,
  record,
}: SignedVersionRequest): Promise<SignedVersion | undefined> {
  const history = await readHistory(repository, 'HEAD');
  if (history === undefined) return undefined;
  const reader = new ContentReader(repository, prefix);
  const place = { path: prefix + document.path, id: idOf(document) };
  const options = { presentIds: new Map<string, string>(), removed: [] };
  const lives = await followDocuments(history, { places: [place], reader }, options);
  const versions = (lives.get(place) ?? []).flatMap(({ commit, content }) =>
    content === undefined ? [] : [{ commit: commit.hash, parsed: reader.get(content) }],
  );
  const found =
    versions.find(({ parsed }) => contentOf(library, parsed, record.gate) === record.content) ??
    versions.findLast(({ parsed }) => holdsRecord(library, parsed, record.id));
  return found && { commit: found.commit, text: found.parsed.text };
}

function contentOf(
  library: Library,
  { document, text }: ParsedContent,
  gateId: string,
): string | undefined {
  const { gates } = parseGates(document.frontmatter.data['gates']);
  const gate = gates.find(({ id }) => id === gateId);
  const input = gate && fingerprintInputOf(library, document, { gate, text });
  return input && fingerprintOf(input, library.hash);
}

function holdsRecord({ hash }: Library, { document }: ParsedContent, id: string): boolean {
  const { records } = parseSignOffs(document.frontmatter.data['sign_offs']);
  return records.some(({ raw }) => recordId(raw, hash) === id);
}
