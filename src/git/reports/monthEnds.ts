/** The library as it stood when months ended, without reading what stayed the same twice. */
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { MonthEnd } from '../../core/reports/reportFacts.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import type { Profile } from '../../core/schema/profile.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { Hash } from '../../core/text/hash.js';
import { readHistory } from '../readHistory.js';
import { MissingObjectError, readObjects } from '../readObjects.js';
import { PolicyHistory } from '../verify/policyBase.js';
import { readMonthStates, type MonthRange, type MonthState } from './monthStates.js';
import type { ReportPlace } from './reportHistory.js';

export interface MonthEndRequest extends MonthRange {
  readonly hash: Hash;
}

/** The settings and review clocks of the library when the months of the range ended, oldest first. */
export async function readMonthEnds(request: MonthEndRequest): Promise<readonly MonthEnd[]> {
  const { repository, prefix, commit, hash } = request;
  const history = await readHistory(repository, commit);
  if (history === undefined) return [];
  const stands = await readMonthStates(request, history);
  const settingsOf = new PolicyHistory(history, { repository, prefix, hash });
  const documents = await readFrontmatters(request, stands);
  const ends: MonthEnd[] = [];
  for (const { on, at, files } of stands) {
    const settings = await settingsOf.at(at);
    const { configuration } = settings;
    const profiles = [...files].flatMap(([path, blob]): readonly Profile[] => {
      const name = path.slice(prefix.length);
      const document = documents.get(keyOf(path, blob));
      return document && isDocumentPath(name, configuration) && !isIgnored(name, configuration)
        ? [profileIn(settings, document)]
        : [];
    });
    ends.push({ on, commit: at, settings, profiles });
  }
  return ends;
}

/** The documents of all states by path and content, without their bodies: review clocks stand in frontmatter. */
async function readFrontmatters(
  { repository, prefix }: ReportPlace,
  states: readonly MonthState[],
): Promise<ReadonlyMap<string, Document>> {
  const wanted = new Map(
    states.flatMap(({ files }) =>
      [...files]
        .filter(([path]) => isLikelyDocument(path))
        .map(([path, blob]) => [keyOf(path, blob), { path, blob }] as const),
    ),
  );
  const blobs = [...new Set([...wanted.values()].map(({ blob }) => blob))];
  const objects = await readObjects(repository, blobs);
  const documents = new Map<string, Document>();
  for (const [key, { path, blob }] of wanted) {
    const object = objects.get(blob);
    if (object === undefined) throw new MissingObjectError(path);
    const { text, ...decoded } = decodeText(object.bytes);
    const head = { ...decoded, text: frontmatterOf(text) };
    documents.set(key, parseDocument(path.slice(prefix.length), head));
  }
  return documents;
}

function keyOf(path: string, blob: string): string {
  return `${blob} ${path}`;
}

/** The text up to the end of its frontmatter; nothing where it has none. */
function frontmatterOf(text: string): string {
  const end = /\n---[ \t]*\r?(?:\n|$)/.exec(text);
  return text.startsWith('---') && end !== null ? text.slice(0, end.index + end[0].length) : '';
}

function isLikelyDocument(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}
