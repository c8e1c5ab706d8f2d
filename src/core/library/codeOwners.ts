/** Who must approve which files, in the words of a `CODEOWNERS` file. */
import type { CivilDate } from '../schema/civilDate.js';
import { membersOf } from '../schema/rosterLookup.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';

const begin =
  '# sop-ledger: begin (made from .sop/roster.yml; sop init --codeowners makes it again)';
const end = '# sop-ledger: end';
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
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const block = [begin, ...lines, end].map((line) => line + eol).join('');
  const found = findBlock(text);
  if (found !== undefined) {
    return text.slice(0, found.start) + block + text.slice(found.end);
  }
  return text + (text === '' || text.endsWith('\n') ? '' : eol) + block;
}

/** Whether the block of the file is there and no longer what the library says. */
export function hasDrifted(text: string, lines: readonly string[]): boolean {
  return findBlock(text) !== undefined && withCodeOwners(text, lines) !== text;
}

function findBlock(text: string): { readonly start: number; readonly end: number } | undefined {
  const start = /^# sop-ledger: begin/m.exec(text)?.index;
  const stop = /^# sop-ledger: end[^\n]*(?:\n|$)/m.exec(text);
  return start === undefined || stop === null || stop.index < start
    ? undefined
    : { start, end: stop.index + stop[0].length };
}

function escapePattern(pattern: string): string {
  return pattern.replace(/[\\ #*?[\]]/g, '\\$&');
}
