/** What git proves of sign-offs, for people. */
import type { VerifiedDocument, VerifiedSignOff } from '../../git/verify/verification.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';
import { padEnd } from '../terminal/displayWidth.js';
import type { Style } from '../terminal/style.js';

type Verdict = VerifiedSignOff['verdict'];

const verdicts: readonly Verdict[] = ['valid', 'stale', 'invalid', 'unverifiable'];

/** One block for each document with sign-offs, then a summary. */
export function formatVerification(documents: readonly VerifiedDocument[], style: Style): string {
  const told = documents.filter(
    ({ signOffs, problems }) => signOffs.length > 0 || problems.length > 0,
  );
  const blocks = told.map((document) => `${documentLines(document, style).join('\n')}\n`);
  return [...blocks, `${summary(told, style)}\n`].join('\n');
}

function documentLines({ path, signOffs, problems }: VerifiedDocument, style: Style) {
  return [
    style.underline(toDisplayText(path)),
    ...signOffs.flatMap((signOff) => signOffLines(signOff, style)),
    ...problems.map((message) => `  ${style.red('unreadable')}    ${toDisplayText(message)}`),
  ];
}

function signOffLines(signOff: VerifiedSignOff, style: Style): readonly string[] {
  const { record, verdict, assurance, faults, commit } = signOff;
  const who = `${toDisplayText(record.name)} (${toDisplayText(record.role)})`;
  const where = commit === undefined ? '' : style.dim(`  ${commit.slice(0, 12)}`);
  const words = `${toDisplayText(record.gate)} ${record.decision} by ${who} on ${record.at.slice(0, 10)}`;
  return [
    `  ${paintVerdict(style, verdict)(padEnd(verdict, 'unverifiable'.length))}  ${padEnd(assurance, 'recorded'.length)}  ${words}${where}`,
    ...faults.map(({ code, message }) => `      ${toDisplayText(message)}  ${style.dim(code)}`),
  ];
}

function paintVerdict(style: Style, verdict: Verdict): (text: string) => string {
  switch (verdict) {
    case 'valid':
      return style.green;
    case 'stale':
      return style.yellow;
    case 'invalid':
      return style.red;
    case 'unverifiable':
      return style.magenta;
    default:
      return verdict satisfies never;
  }
}

function summary(documents: readonly VerifiedDocument[], style: Style): string {
  const signOffs = documents.flatMap((document) => document.signOffs);
  const unreadable = documents.flatMap(({ problems }) => problems).length;
  if (signOffs.length === 0 && unreadable === 0) {
    return 'There is no sign-off to verify.';
  }
  const counts = verdicts.flatMap((verdict) => {
    const count = signOffs.filter((each) => each.verdict === verdict).length;
    return count === 0 ? [] : [paintVerdict(style, verdict)(`${count} ${verdict}`)];
  });
  const rest = unreadable === 0 ? [] : [style.red(`${unreadable} unreadable`)];
  return `${plural(signOffs.length, 'sign-off')} in ${plural(documents.length, 'document')}: ${[...counts, ...rest].join(', ')}.`;
}
