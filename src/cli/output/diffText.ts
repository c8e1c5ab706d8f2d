/** What changed between two states of a library, for a person at a terminal. */
import type { Change, DocumentChange, LibraryDiff, Severity } from '../../core/diff/change.js';
import { excerpt } from '../../core/diff/diffSummary.js';
import { toDisplayText } from '../terminal/displayText.js';
import { padEnd, padStart } from '../terminal/displayWidth.js';
import type { Style } from '../terminal/style.js';
import { diffSentence } from './diffSentence.js';

/** One block for each document, then the sum of it. */
export function formatDiff(diff: LibraryDiff, style: Style): string {
  const blocks = diff.documents.map((document) => `${documentLines(document, style).join('\n')}\n`);
  return [...blocks, `${paintSentence(diff, style)}\n`].join('\n');
}

function paintSentence(diff: LibraryDiff, style: Style): string {
  const loosens = diff.documents.some(({ changes }) =>
    changes.some(({ severity }) => severity === 'loosens'),
  );
  return (loosens ? style.red : style.bold)(diffSentence(diff));
}

function documentLines(document: DocumentChange, style: Style): readonly string[] {
  const { path, changes, runs } = document;
  const lines = changes.map(lineOf);
  const width = Math.max(0, ...lines.map((line) => line.length));
  return [
    `${style.underline(toDisplayText(path))}${style.dim(describe(document))}`,
    ...changes.flatMap((change, index) =>
      changeLines(change, padStart(lines[index] ?? '', width), style),
    ),
    ...runs.map(
      ({ path: run, title, state }) =>
        `  ${' '.repeat(width)}  ${style.dim('run')}       ${toDisplayText(title)} (${toDisplayText(run)}, ${toDisplayText(state)}) was made from it and stays as it is until it adopts this.`,
    ),
  ];
}

/** The line in the head; what is gone has none but that in the base. */
function lineOf({ headLine, baseLine }: Change): string {
  return headLine !== undefined
    ? `${headLine + 1}`
    : baseLine === undefined
      ? ''
      : `-${baseLine + 1}`;
}

function describe({ change, previousPath, title, id }: DocumentChange): string {
  const name = `  ${toDisplayText(title)}${id === undefined ? '' : ` (${toDisplayText(id)})`}`;
  switch (change) {
    case 'added':
    case 'removed':
      return `${name}, ${change}`;
    case 'renamed':
      return `${name}, was ${toDisplayText(previousPath ?? '')}`;
    case 'changed':
      return name;
    default:
      return change satisfies never;
  }
}

function changeLines(
  { severity, message, code, words }: Change,
  line: string,
  style: Style,
): readonly string[] {
  const first = `  ${style.dim(line)}  ${paint(style, severity)(padEnd(severity, 'tightens'.length))}  ${toDisplayText(message)}  ${style.dim(code)}`;
  if (words === undefined) {
    return [first];
  }
  const shown = excerpt(words)
    .map(({ kind, text }) => {
      // Blanks at the ends belong to the sentence, and so are kept.
      const [, before = '', inner = '', after = ''] = /^( *)(.*?)( *)$/s.exec(text) ?? [];
      const word = toDisplayText(inner);
      return `${before}${kind === 'same' ? word : kind === 'removed' ? style.red(`[-${word}-]`) : style.green(`{+${word}+}`)}${after}`;
    })
    .join('')
    .trim();
  return [first, `  ${' '.repeat(line.length)}  ${' '.repeat('tightens'.length)}  ${shown}`];
}

function paint(style: Style, severity: Severity): (text: string) => string {
  switch (severity) {
    case 'loosens':
      return style.red;
    case 'tightens':
      return style.green;
    case 'neutral':
      return style.dim;
    default:
      return severity satisfies never;
  }
}
