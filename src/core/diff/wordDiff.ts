import type { WordChange } from './change.js';
import { foldBlanks } from './foldBlanks.js';
import { listDiff } from './listDiff.js';

/** Texts that differ in more words than this are two texts, and cost too much to be told word by word. */
const mostEdits = 600;

/** What sets `after` apart from `before`, word by word; blanks of any kind are one blank. */
export function wordDiff(before: string, after: string): readonly WordChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const parts = listDiff(old, now, mostEdits);
  if (parts === undefined) {
    return merged([
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: now.join('') },
    ]);
  }
  return merged(parts.map(({ kind, value }) => ({ kind, text: value.join('') })));
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}_]+|./gsu) ?? [];
}

/** Takes blanks between two changes into them, so that a changed phrase reads as one. */
function merged(parts: readonly WordChange[]): readonly WordChange[] {
  const merged: WordChange[] = [];
  let removed = '';
  let added = '';
  const close = () => {
    if (removed !== '') merged.push({ kind: 'removed', text: removed });
    if (added !== '') merged.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  parts.forEach(({ kind, text }, index) => {
    if (kind === 'removed') {
      removed += text;
    } else if (kind === 'added') {
      added += text;
    } else if (text === ' ' && index > 0 && index < parts.length - 1) {
      removed += text;
      added += text;
    } else {
      close();
      merged.push({ kind, text });
    }
  });
  close();
  return merged;
}

/** Whether two texts hold the same words, however they are broken into lines. */
export function isSameWording(before: string, after: string): boolean {
  return before === after || fold(before) === fold(after);
}

function fold(text: string): string {
  return foldBlanks(text.normalize('NFC'));
}
