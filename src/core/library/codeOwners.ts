/** Who must approve which files, in the words of a `CODEOWNERS` file. */
import type { CivilDate } from '../schema/civilDate.js';
import { membersOf } from '../schema/rosterLookup.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';

/** Where forges look for the file, in their order. */
export const codeOwnersPlaces = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
] as const;

/** Whether forges look for their file at `path`. */
export function isCodeOwnersPath(path: string): boolean {
  return codeOwnersPlaces.some((place) => place === path);
}

/** Whether what happens at `path`, a file's or a folder's, may put another file before forges. */
export function mayHoldCodeOwners(path: string): boolean {
  return codeOwnersPlaces.some((place) => place === path || place.startsWith(`${path}/`));
}

const begin =
  '# sop-ledger: begin (made from .sop/roster.yml; sop init --codeowners makes it again)';
const endMark = '# sop-ledger: end';
const policyRole = 'service-manager';

/**
 * The lines that follow from the roster and the owners of documents: a line for each folder whose documents have one
 * owner, and for each document elsewhere. Settings, and templates first, belong to the service managers, where there
 * are any. The last line that fits a file counts.
 */
export function codeOwnerLines(library: Library, today: CivilDate): readonly string[] {
  const addresses = (role: string) =>
    membersOf(library.roster, role, today).flatMap(({ emails }) => emails.slice(0, 1));
  const line = (pattern: string, role: string) => {
    const owners = addresses(role);
    return owners.length === 0 ? [] : [`${escapePattern(pattern)} ${owners.join(' ')}`];
  };
  const byFolder = new Map<string, Map<string, string | undefined>>();
  for (const [path, document] of library.documents) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const files = byFolder.get(folder) ?? new Map<string, string | undefined>();
    files.set(path, profileIn(library, document).owner);
    byFolder.set(folder, files);
  }
  const documents = [...byFolder]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([folder, files]) => {
      const owners = new Set(files.values());
      const [owner] = owners;
      return owners.size === 1 && folder !== ''
        ? line(`/${folder}`, owner ?? '')
        : [...files].sort().flatMap(([path, role]) => line(`/${path}`, role ?? ''));
    });
  return [...documents, ...line('/.sop/', policyRole)];
}

/** `text` of a `CODEOWNERS` file with the lines in their own block; everything around it stays. */
export function withCodeOwners(text: string, lines: readonly string[]): string {
  return applyEdits(text, [codeOwnersEdit(text, lines)]);
}

/** The edit that puts the lines into their block, or a block with them behind everything else. */
export function codeOwnersEdit(text: string, lines: readonly string[]): TextEdit {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = [begin, ...lines, endMark].map((line) => line + eol).join('');
  const found = findBlock(text);
  if (found !== undefined) return { range: found, newText: block };
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return { range: { start: text.length, end: text.length }, newText: gap + block };
}

/** Whether the file holds lines that were made from the library. */
export function hasCodeOwnersBlock(text: string): boolean {
  return findBlock(text) !== undefined;
}

/** Whether the block of the file is there and no longer what the library says. */
export function hasDrifted(text: string, lines: readonly string[]): boolean {
  return hasCodeOwnersBlock(text) && withCodeOwners(text, lines) !== text;
}

/** The first line of the block that is not what the library says. */
export interface OwnersDrift {
  readonly range: TextRange;
  /** What stands there; undefined where a line is missing. */
  readonly found?: string;
  /** What should; undefined where a line is too many. */
  readonly expected?: string;
}

/** Where the block of the file begins to say something else than the library; undefined without a block, and where both agree. */
export function findOwnersDrift(text: string, lines: readonly string[]): OwnersDrift | undefined {
  const block = findBlock(text);
  if (block === undefined) {
    return undefined;
  }
  const found = text.slice(block.start, block.end).split(/\r?\n/);
  const last = found.findIndex((line) => line.startsWith(endMark));
  let start = block.start;
  for (let at = 1; at <= Math.max(last - 1, lines.length); at++) {
    start = text.indexOf('\n', start) + 1;
    const [old, now] = [at < last ? found[at] : undefined, lines[at - 1]];
    if (old !== now) {
      const length = (found[Math.min(at, last)] ?? '').length;
      return {
        range: { start, end: start + length },
        ...(old === undefined ? {} : { found: old }),
        ...(now === undefined ? {} : { expected: now }),
      };
    }
  }
  return undefined;
}

function findBlock(text: string): TextRange | undefined {
  const start = /^# sop-ledger: begin/m.exec(text)?.index;
  const stop = /^# sop-ledger: end[^\n]*(?:\n|$)/m.exec(text);
  return start === undefined || stop === null || stop.index < start
    ? undefined
    : { start, end: stop.index + stop[0].length };
}

function escapePattern(pattern: string): string {
  return pattern.replace(/[\\ #*?[\]]/g, '\\$&');
}
