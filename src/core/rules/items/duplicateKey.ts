import type { Document } from '../../document/document.js';
import type { DocumentRule } from '../rule.js';
import { quoted } from '../wording.js';

/** A key is how people, returns and templates name an item; two of the same name none. */
export const duplicateKey: DocumentRule = {
  kind: 'document',
  code: 'item/duplicate-key',
  level: 'error',
  summary: 'Two items of a document have the same key, so that a reference to it is ambiguous.',
  help: 'Give the newer item the next free number; numbers are never used again.',
  example: {
    wrong: '- [ ] NOC-1: Verify backups\n- [ ] NOC-1: Verify alerts\n',
    right: '- [ ] NOC-1: Verify backups\n- [ ] NOC-2: Verify alerts\n',
  },
  *check({ document }) {
    const titles = new Map<string, string>();
    for (const { key, title, textRange } of document.items) {
      if (key === undefined) {
        continue;
      }
      const first = titles.get(key);
      if (first === undefined) {
        titles.set(key, title);
        continue;
      }
      const free = nextFreeKey(document, key);
      yield {
        range: textRange,
        message: `The key ${key} of ${quoted(title)} is also that of ${quoted(first)}.`,
        fix: {
          kind: 'replace-text',
          range: textRange,
          oldText: key,
          newText: free,
          title: `Change to ${free}`,
        },
      };
    }
  },
};

function nextFreeKey(document: Document, key: string): string {
  const prefix = key.slice(0, key.lastIndexOf('-') + 1);
  const numbers = document.items.map(({ key: other }) =>
    other?.startsWith(prefix) === true ? Number.parseInt(other.slice(prefix.length), 10) || 0 : 0,
  );
  return `${prefix}${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}`;
}
