import { evidenceOf } from '../../core/checklist/evidence.js';
import type { Document, Item } from '../../core/document/document.js';
import { parseLinkTarget } from '../../core/library/linkTarget.js';
import { outputOf } from '../gitOutput.js';
import { gitStreaming } from '../gitRequest.js';
import type { Repository } from '../readHistory.js';

/** Something an item names as proof. */
export interface AuditedEvidence {
  readonly item: Item;
  readonly kind: 'file' | 'link' | 'ticket';
  /** As written. */
  readonly target: string;
  /** The file of the library that it names, where there is one. */
  readonly file?: { readonly path: string; readonly blob: string };
}

/** Where the document is, and as of which commit. */
export interface EvidencePlace {
  readonly repository: Repository;
  readonly prefix: string;
  readonly commit: string;
}

/** All evidence that the items of a document name, in their order, with the contents of files that the commit holds. */
export async function readEvidence(
  document: Document,
  place: EvidencePlace,
): Promise<readonly AuditedEvidence[]> {
  const named = document.items.flatMap((item) =>
    evidenceOf(document, item).map((evidence) => ({ item, ...evidence })),
  );
  const pathsOf = ({ kind, target, wiki }: (typeof named)[number]): readonly string[] => {
    const link = kind === 'file' && !wiki ? parseLinkTarget(document.path, target) : undefined;
    return link?.kind === 'path' ? link.paths : [];
  };
  const blobs = await readBlobs(place, named.flatMap(pathsOf));
  return named.map((evidence) => {
    const { item, kind, target } = evidence;
    const path = pathsOf(evidence).find((each) => blobs.has(each));
    const blob = path === undefined ? undefined : blobs.get(path);
    return {
      item,
      kind,
      target,
      ...(path === undefined || blob === undefined ? {} : { file: { path, blob } }),
    };
  });
}

/** Object names of the files at paths of the library. */
async function readBlobs(
  { repository: { run, folder }, prefix, commit }: EvidencePlace,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) {
    return new Map();
  }
  const names = [...new Set(paths)].map((path) => prefix + path);
  const args = ['-z', '--full-tree', commit, '--', ...names];
  const listing = outputOf(await run(gitStreaming('ls-tree', args, { folder }))) ?? '';
  return new Map(
    listing.split('\0').flatMap((line) => {
      const [, type, blob = ''] = line.slice(0, line.indexOf('\t')).split(' ');
      const path = line.slice(line.indexOf('\t') + 1);
      return type === 'blob' ? [[path.slice(prefix.length), blob] as const] : [];
    }),
  );
}
