/** What changed between two states of a library, for a comment on a pull request. */
import {
  severities,
  type Change,
  type DocumentChange,
  type LibraryDiff,
  type Severity,
  isOfSeverity,
} from '../../core/diff/change.js';
import { excerpt } from '../../core/diff/diffSummary.js';
import { plural } from '../reporters/checkReport.js';
import { diffSentence } from './diffSentence.js';
import { escapeMarkdown, markdownCode } from './markdown.js';

/** Forges refuse comments of more than some 65,000 characters. */
const mostLines = 120;
const mostRuns = 5;

const titles: Readonly<Record<Severity, string>> = {
  loosens: 'Loosens',
  tightens: 'Tightens',
  neutral: 'Neither',
};

/** The verdict and everything that loosens at once, the rest folded; `linkBase` is put before the paths of links. */
export function diffAsMarkdown(diff: LibraryDiff, linkBase = ''): string {
  const parts = severities.map((severity) => section(diff, severity, linkBase));
  return [
    '### What this changes in our procedures',
    '',
    `**${diffSentence(diff)}**`,
    ...parts.flat(),
    '',
  ].join('\n');
}

function section(diff: LibraryDiff, severity: Severity, linkBase: string): readonly string[] {
  const documents = diff.documents.filter((document) => isOfSeverity(document, severity));
  if (documents.length === 0) {
    return [];
  }
  const lines = documents.flatMap((document) => documentLines(document, severity, linkBase));
  const shown =
    lines.length <= mostLines
      ? lines
      : [
          ...lines.slice(0, mostLines),
          `- … ${lines.length - mostLines} more lines; ${markdownCode('sop diff')} prints all of them.`,
        ];
  const changes = documents.flatMap(({ changes: all }) =>
    all.filter((change) => change.severity === severity),
  ).length;
  const title = `${titles[severity]}: ${plural(changes, 'change')} in ${plural(documents.length, 'file')}`;
  return severity === 'loosens'
    ? ['', `**${title}**`, '', ...shown]
    : ['', `<details><summary>${title}</summary>`, '', ...shown, '', '</details>'];
}

function documentLines(
  document: DocumentChange,
  severity: Severity,
  linkBase: string,
): readonly string[] {
  const isFirst = severities.find((each) => isOfSeverity(document, each)) === severity;
  const name =
    document.change === 'removed'
      ? escapeMarkdown(document.title)
      : link(document.title, linkTo(document, undefined, linkBase));
  return [
    `- ${name}${document.id === undefined ? '' : ` ${markdownCode(document.id)}`}${describe(document)}`,
    ...document.changes
      .filter((change) => change.severity === severity)
      .flatMap((change) => changeLines(document, change, linkBase)),
    ...(isFirst ? runLines(document, linkBase) : []),
  ];
}

function describe({ change, previousPath, path }: DocumentChange): string {
  switch (change) {
    case 'added':
      return ', added';
    case 'removed':
      return `, removed (${markdownCode(path)})`;
    case 'renamed':
      return `, was ${markdownCode(previousPath ?? '')}`;
    case 'changed':
      return '';
    default:
      return change satisfies never;
  }
}

function changeLines(
  document: DocumentChange,
  { message, headLine, words }: Change,
  linkBase: string,
): readonly string[] {
  const place =
    headLine === undefined || document.change === 'removed'
      ? ''
      : ` ([line ${headLine + 1}](${linkTo(document, headLine, linkBase)}))`;
  return [
    `  - ${escapeMarkdown(message)}${place}`,
    ...(words === undefined ? [] : [`    <br>${wordLine(words)}`]),
  ];
}

/** Struck out what is gone, bold what is new; emphasis must touch its words, so that blanks move out of it. */
function wordLine(words: NonNullable<Change['words']>): string {
  return excerpt(words)
    .map(({ kind, text }) => {
      const [, before = '', inner = '', after = ''] = /^( *)(.*?)( *)$/s.exec(text) ?? [];
      const escaped = inner === '' ? '' : escapeMarkdown(inner);
      const mark = kind === 'same' || escaped === '' ? '' : kind === 'removed' ? 'del' : 'ins';
      return `${before}${mark === '' ? escaped : `<${mark}>${escaped}</${mark}>`}${after}`;
    })
    .join('')
    .trim();
}

function runLines({ runs }: DocumentChange, linkBase: string): readonly string[] {
  if (runs.length === 0) {
    return [];
  }
  const names = runs
    .slice(0, mostRuns)
    .map(({ title, path }) => link(title, `${linkBase}${encodePath(path)}`));
  const more = runs.length > mostRuns ? ` and ${runs.length - mostRuns} more` : '';
  return [
    `  - ${plural(runs.length, 'open run')} made from it ${runs.length === 1 ? 'stays as it is' : 'stay as they are'} until ${runs.length === 1 ? 'it adopts' : 'they adopt'} this: ${names.join(', ')}${more}.`,
  ];
}

function link(text: string, target: string): string {
  return `[${escapeMarkdown(text)}](${target})`;
}

function linkTo({ path }: DocumentChange, line: number | undefined, linkBase: string): string {
  // Forges show a Markdown file as a page, in which lines have no place, unless its source is asked for.
  return `${linkBase}${encodePath(path)}${line === undefined ? '' : `?plain=1#L${line + 1}`}`;
}

function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(
        /[()'!*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}
