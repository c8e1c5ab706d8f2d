import {
  codeOwnerLines,
  findOwnersDrift,
  hasCodeOwnersBlock,
  type OwnersDrift,
} from '../../library/codeOwners.js';
import type { LibraryRule } from '../rule.js';

/** The forge asks whom the file names, not whom the roster does. */
export const codeOwnersDrift: LibraryRule = {
  kind: 'library',
  code: 'codeowners/drift',
  level: 'warning',
  policy: true,
  summary:
    'The lines of `CODEOWNERS` that were made from roster and owners say something else than these do now, so that the forge asks the wrong people.',
  help: 'Run `sop init --codeowners`, which makes them again and leaves the lines around them alone, or take the quick fix in the editor. Without such lines there is nothing to find.',
  example: {
    wrong: '---\nid: SOP-0012\nkind: sop\nowner: noc\n---\n',
    path: 'sops/backups.md',
    settings: {
      roster:
        'people:\n  dana:\n    name: Dana Reyes\n    email: dana@msp.example\nroles:\n  noc:\n    title: NOC\n    members: [dana]\n',
    },
    files: {
      CODEOWNERS: '# sop-ledger: begin\n/sops/ somebody@msp.example\n# sop-ledger: end\n',
    },
  },
  *check({ library, today }) {
    const { codeOwners } = library;
    if (codeOwners === undefined || !hasCodeOwnersBlock(codeOwners.source)) return;
    const drift = findOwnersDrift(codeOwners.source, codeOwnerLines(library, today));
    if (drift !== undefined) {
      yield { path: codeOwners.path, range: drift.range, message: messageOf(drift) };
    }
  },
};

function messageOf({ found, expected }: OwnersDrift): string {
  const told =
    expected === undefined
      ? `"${found ?? ''}" does not follow from the roster and the owners of documents any more`
      : found === undefined
        ? `The line "${expected}", which follows from the roster and the owners of documents, is missing`
        : `"${found}" should read "${expected}", as the roster and the owners of documents say`;
  return `${told}; sop init --codeowners makes these lines again.`;
}
