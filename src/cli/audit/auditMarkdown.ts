import { escapeMarkdown, markdownCode, markdownTable } from '../output/markdown.js';
import { auditSummary, dayAndTime, itemWords, stateWords } from './auditWords.js';
import type { AuditFacts, SignOffFacts } from './auditFacts.js';

/** An audit as a page of Markdown. */
export function formatAuditMarkdown(facts: AuditFacts): string {
  const { document } = facts;
  const id = document.id === null ? '' : `${markdownCode(document.id)}, `;
  const parts = [
    `# Audit of ${escapeMarkdown(document.title)}\n`,
    `${id}${escapeMarkdown(document.kind)}, ${markdownCode(document.path)}\n`,
    `${auditSummary(facts).map(escapeMarkdown).join('\n')}\n`,
    timelinePart(facts),
    itemsPart(facts),
    evidencePart(facts),
    signOffsPart(facts),
    howToPart(facts),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function timelinePart({ timeline }: AuditFacts): string {
  const rows = timeline.map((event) => [
    dayAndTime(event),
    cite(event.commit),
    escapeMarkdown(event.author ?? ''),
    [event.message, ...event.causes.map((cause) => `– ${cause}`)].map(escapeMarkdown).join('<br>'),
  ]);
  return rows.length === 0
    ? '## Timeline\n\nNothing happened in this time.\n'
    : `## Timeline\n\nTimes are in UTC, by the clocks of the authors.\n\n${markdownTable(['When', 'Commit', 'Who', 'What'], rows)}`;
}

function itemsPart({ items }: AuditFacts): string {
  const rows = items.map((item) => [
    escapeMarkdown(item.key ?? ''),
    escapeMarkdown(itemWords(item)),
    escapeMarkdown(stateWords(item)),
    escapeMarkdown(item.by ?? ''),
    item.at?.slice(0, 10) ?? '',
    cite(item.commit),
  ]);
  return rows.length === 0
    ? ''
    : `## Items, and who brought them there\n\n${markdownTable(['Key', 'Item', 'State', 'Who', 'When', 'Commit'], rows)}`;
}

function evidencePart({ evidence }: AuditFacts): string {
  const rows = evidence.map(({ item, kind, target, path, blob }) => [
    escapeMarkdown(item),
    kind,
    markdownCode(target),
    path === null ? '' : markdownCode(path),
    blob === null ? '' : markdownCode(blob),
  ]);
  return rows.length === 0
    ? ''
    : `## Evidence\n\nContents of files are named as git names them: \`git cat-file blob\` prints them.\n\n${markdownTable(['Item', 'Kind', 'Named', 'File', 'Content'], rows)}`;
}

function signOffsPart({ signOffs, problems }: AuditFacts): string {
  if (signOffs.length + problems.length === 0) {
    return '';
  }
  const unreadable = problems.map((message) => `- Unreadable: ${escapeMarkdown(message)}\n`);
  return `## Sign-offs\n\n${[...signOffs.map(signOffPart), unreadable.join('')].filter((part) => part !== '').join('\n')}`;
}

function signOffPart(signOff: SignOffFacts): string {
  const { gate, decision, name, role, by, at, verdict, assurance, reasons } = signOff;
  const lines = [
    `- Verdict: **${verdict}**, assurance: ${assurance}`,
    ...reasons.map(({ code, message }) => `- ${escapeMarkdown(message)} (${markdownCode(code)})`),
    `- Signer: ${escapeMarkdown(name)} (${markdownCode(by)}), ${at}`,
    ...(signOff.meaning === null ? [] : [`- Meaning: ${escapeMarkdown(signOff.meaning)}`]),
    ...(signOff.note === null ? [] : [`- Reason: ${escapeMarkdown(signOff.note)}`]),
    ...(signOff.items.length === 0
      ? []
      : [`- To put right: ${signOff.items.map(escapeMarkdown).join(', ')}`]),
    ...(signOff.until === null ? [] : [`- Until: ${signOff.until}`]),
    `- Record: ${markdownCode(signOff.recordId)}`,
    `- Commit: ${signOff.commit === null ? 'none' : markdownCode(signOff.commit)}`,
    `- Content: ${markdownCode(signOff.content)}`,
  ];
  const payload = signOff.signature === null ? '' : signaturePart(signOff);
  return `### ${escapeMarkdown(gate)}: ${decision} by ${escapeMarkdown(name)} (${escapeMarkdown(role)})\n\n${lines.join('\n')}\n${payload}`;
}

function signaturePart({ payload, signature, keys, by }: SignOffFacts): string {
  const signers = keys.map((key) => `${by} ${key}\n`).join('');
  return `\nPayload:\n\n${fenced(payload)}\nSignature:\n\n${fenced(signature ?? '')}\nSigners:\n\n${fenced(signers)}`;
}

function howToPart({ howToVerify }: AuditFacts): string {
  const parts = howToVerify.map(
    ({ title, text, commands }) =>
      `### ${escapeMarkdown(title)}\n\n${escapeMarkdown(text)}\n\n${fenced(commands.join('\n'))}`,
  );
  return `## To verify this yourself\n\n${parts.join('\n')}`;
}

/** Text as it is, in a block that nothing in it can end. */
function fenced(text: string): string {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}

function cite(commit: string | null): string {
  return commit === null ? '' : markdownCode(commit.slice(0, 12));
}
