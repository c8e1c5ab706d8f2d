import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';
import { displayWidth, padEnd } from '../terminal/displayWidth.js';
import type { Style } from '../terminal/style.js';
import { auditSummary, dayAndTime, itemWords } from './auditWords.js';
import type { AuditFacts } from './auditFacts.js';

/** Digits of a commit's name that people cite. */
const cited = 12;

/** An audit for a terminal. */
export function formatAuditText(facts: AuditFacts, style: Style): string {
  const blocks = [
    headLines(facts, style),
    timelineLines(facts, style),
    itemLines(facts, style),
    signOffLines(facts, style),
    howToLines(facts, style),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n');
}

function headLines(facts: AuditFacts, style: Style): readonly string[] {
  const { document } = facts;
  const id = document.id === null ? '' : `${toDisplayText(document.id)}  `;
  return [
    style.bold(toDisplayText(document.title)),
    style.dim(`${id}${toDisplayText(document.kind)}  ${toDisplayText(document.path)}`),
    ...auditSummary(facts),
  ];
}

function timelineLines({ timeline }: AuditFacts, style: Style): readonly string[] {
  if (timeline.length === 0) {
    return [style.bold('Timeline'), '  Nothing happened in this time.'];
  }
  const authors = timeline.map(({ author }) => toDisplayText(author ?? ''));
  const width = Math.max(...authors.map(displayWidth));
  const margin = ' '.repeat(2 + 16 + 2 + cited + 2 + width + 2);
  return [
    style.bold('Timeline'),
    ...timeline.flatMap((event, index) => {
      const commit = (event.commit ?? '').slice(0, cited).padEnd(cited);
      const who = padEnd(authors[index] ?? '', width);
      const head = `  ${dayAndTime(event).padEnd(16)}  ${style.dim(commit)}  ${who}  `;
      return [
        head + toDisplayText(event.message),
        ...event.causes.map((cause) => `${margin}${style.dim(toDisplayText(cause))}`),
      ];
    }),
  ];
}

function itemLines({ items }: AuditFacts, style: Style): readonly string[] {
  const lines = items.map((item) => {
    const { key, state, reason, by, at, commit } = item;
    const box = state === 'done' ? '[x]' : state === 'open' ? '[ ]' : '[-]';
    const name = key === null ? '' : `${toDisplayText(key)}: `;
    const why = reason === null || state !== 'not-applicable' ? '' : ` (${toDisplayText(reason)})`;
    const who =
      by === null
        ? ''
        : style.dim(
            `  ${toDisplayText(by)}, ${(at ?? '').slice(0, 10)}, ${(commit ?? '').slice(0, cited)}`,
          );
    return `  ${box} ${name}${toDisplayText(itemWords(item))}${why}${who}`;
  });
  return lines.length === 0 ? [] : [style.bold('Items, and who brought them there'), ...lines];
}

function signOffLines({ signOffs, problems }: AuditFacts, style: Style): readonly string[] {
  const lines = signOffs.flatMap((signOff) => [
    `  ${signOff.verdict}, ${signOff.assurance}: ${toDisplayText(signOff.gate)} ${signOff.decision} by ${toDisplayText(signOff.name)} (${toDisplayText(signOff.role)}) on ${signOff.at.slice(0, 10)}`,
    style.dim(`    record ${signOff.recordId}`),
    ...(signOff.commit === null ? [] : [style.dim(`    commit ${signOff.commit}`)]),
    ...signOff.reasons.map(
      ({ code, message }) => `    ${toDisplayText(message)}  ${style.dim(code)}`,
    ),
  ]);
  const unreadable = problems.map((message) => `  unreadable: ${toDisplayText(message)}`);
  return lines.length + unreadable.length === 0
    ? []
    : [style.bold(`Sign-offs: ${plural(signOffs.length, 'record')}`), ...lines, ...unreadable];
}

function howToLines({ howToVerify }: AuditFacts, style: Style): readonly string[] {
  return [
    style.bold('To verify this yourself'),
    ...howToVerify.flatMap(({ title, commands }) => [
      `  ${title}:`,
      ...commands.map((command) => `    ${toDisplayText(command)}`),
    ]),
  ];
}
