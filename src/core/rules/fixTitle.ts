import type { FixRequest } from './rule.js';

/** What a fix does, as the title of a quick fix. */
export function fixTitle(fix: FixRequest): string {
  switch (fix.kind) {
    case 'set-field':
      return typeof fix.value === 'string'
        ? `Set ${fix.key} to "${fix.value}"`
        : `Write ${fix.key} as its kind has them`;
    case 'remove-field':
      return `Remove ${fix.key}`;
    case 'replace':
    case 'replace-text':
      return fix.title;
    case 'write-box':
      return 'Write a real box';
    case 'add-reason':
      return 'Add a place for the reason';
    case 'add-heading':
      return `Add the heading "${fix.text}"`;
    case 'new-id':
      return 'Give the document a new id';
    case 'mark-reviewed':
      return 'Mark as reviewed';
    default:
      return fix satisfies never;
  }
}
