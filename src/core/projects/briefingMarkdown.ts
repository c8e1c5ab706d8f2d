/** A briefing as one page of Markdown: what matters at night comes first. */
import { toDisplayLine } from '../text/displayLine.js';
import type { Briefing, Contact, GateFacts, OpenItem } from './briefing.js';
import type { Reference } from './briefingParts.js';
import { nameWithin } from './project.js';

/** More open items than this are counted, not listed: a page is a page. */
const mostOpenItems = 12;

/** How a path of the library becomes the target of a link. */
export type LinkTo = (path: string, line?: number) => string;

/** The page; `linkTo` decides where links lead, by default to the paths of the library. */
export function briefingMarkdown(briefing: Briefing, linkTo: LinkTo = plainLink): string {
  const parts = [
    headOf(briefing, linkTo),
    comingUp(briefing),
    callOf(briefing, linkTo),
    knownIssuesOf(briefing),
    openItemsOf(briefing, linkTo),
    whereToLook(briefing, linkTo),
    builtOf(briefing),
    changesOf(briefing),
    lessonsOf(briefing, linkTo),
    gatesOf(briefing, linkTo),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const plainLink: LinkTo = (path) => path;

function headOf(briefing: Briefing, linkTo: LinkTo): string {
  const { id, title, path, client, asOf } = briefing;
  const facts = [
    id === undefined ? link(path, path, linkTo) : link(id, path, linkTo),
    ...(client === undefined
      ? []
      : [client.path === '' ? line(client.title) : link(client.title, client.path, linkTo)]),
    ...(client?.tier === undefined ? [] : [line(client.tier)]),
    `as of ${asOf}`,
  ];
  const [goal] = briefing.built;
  const lead = goal === undefined || !/goal/i.test(goal.title) ? [] : [paragraphs(goal.text)];
  return [
    `# Hand-over briefing: ${line(title)}`,
    facts.join(' · '),
    standingOf(briefing),
    ...lead,
  ].join('\n\n');
}

/** Who gets the tickets is the first question of whoever is paged. */
function standingOf({ isAccepted, releasedOn, waitsFor, contacts, phase }: Briefing): string {
  if (phase === 'cancelled') return '**Cancelled.** Nothing of it is in support.';
  if (isAccepted) {
    const since = releasedOn === undefined ? '' : ` since ${releasedOn}`;
    return `**In support${since}.** Its tickets are ours.`;
  }
  const [first] = contacts.filter(({ side }) => side === 'ours');
  const ring =
    first === undefined
      ? 'the project team'
      : [`${line(first.name)} (${line(first.part)})`, ...first.reach.slice(0, 1).map(line)].join(
          ' on ',
        );
  const waits = waitsFor.length === 0 ? '' : ` It waits for: ${waitsFor.map(line).join('; ')}.`;
  return `**Not in support yet** (${phase}): its tickets belong to the project team. Call ${ring} first.${waits}`;
}

function comingUp({ disruptions }: Briefing): string {
  if (disruptions.length === 0) return '';
  const lines = disruptions.map(({ on, what, whom, plan, toldOn }) => {
    const facts = [
      ...(whom === undefined ? [] : [`touches ${line(whom)}`]),
      plan === undefined ? 'no plan named' : `plan: ${line(plan)}`,
      toldOn === undefined ? '**nobody was told yet**' : `told on ${toldOn}`,
    ];
    return `- **${on}**: ${line(what)} (${facts.join('; ')})`;
  });
  return ['## In the next 14 days', lines.join('\n')].join('\n\n');
}

function callOf({ contacts, client, targets, procedures }: Briefing, linkTo: LinkTo): string {
  const rows = (side: Contact['side']) =>
    contacts
      .filter((contact) => contact.side === side)
      .map(({ name, part, reach }) => [name, part, reach.join(', ')]);
  const table = tableText(
    ['Who', 'For what', 'How'],
    [...rows('client'), ...rows('ours').map(([name = '', ...rest]) => [`${name} (ours)`, ...rest])],
  );
  const mind = [
    ...(client?.preferences ?? []).map((preference) => `- ${line(preference)}`),
    ...targets.map(({ name, value }) => `- Promised: ${line(name)}: ${line(value)}`),
    ...procedures.map(({ title, path }) => `- Procedure: ${link(title, path, linkTo)}`),
  ];
  return ['## Who to call', contacts.length === 0 ? 'Nobody is named.' : table, mind.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function knownIssuesOf({ knownIssues }: Briefing): string {
  const tables = knownIssues.map(({ head, rows }) => tableText(head, rows));
  return ['## Known issues', tables.length === 0 ? 'None on record.' : tables.join('\n\n')].join(
    '\n\n',
  );
}

function openItemsOf({ openItems, title }: Briefing, linkTo: LinkTo): string {
  if (openItems.length === 0) return '## Still open\n\nNothing.';
  const more = openItems.length - mostOpenItems;
  const byRun = new Map<string, OpenItem[]>();
  for (const item of openItems.slice(0, mostOpenItems)) {
    byRun.set(item.path, [...(byRun.get(item.path) ?? []), item]);
  }
  const runs = [...byRun.values()].map((items) => {
    const [first] = items;
    const head =
      first === undefined ? '' : `${link(nameWithin(first.title, title), first.path, linkTo)}:`;
    const lines = items.map(
      ({ text, role, path, line: at }) =>
        `- ${line(text)}${role === undefined ? '' : ` (${line(role)})`} [line ${at}](${linkTo(path, at)})`,
    );
    return [head, lines.join('\n')].join('\n\n');
  });
  return ['## Still open', ...runs, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n\n');
}

function whereToLook({ references }: Briefing, linkTo: LinkTo): string {
  if (references.length === 0) return '';
  const groups = references.flatMap(({ title, settled, total, references: named, tables }) => {
    const open = total - settled;
    const state =
      open === 0
        ? 'everything is settled'
        : `${open} of ${total} items ${open === 1 ? 'is' : 'are'} open`;
    const byItem = new Map<string, string[]>();
    for (const reference of named) {
      const told = referenceText(reference, linkTo);
      byItem.set(reference.item, [...(byItem.get(reference.item) ?? []), told]);
    }
    const lines = [...byItem].map(([item, told]) => `- ${told.join('; ')} (${shortened(item)})`);
    return [
      `**${line(title)}**: ${state}.`,
      ...(lines.length === 0 ? [] : [lines.join('\n')]),
      ...tables.map(({ head, rows }) => tableText(head, rows)),
    ];
  });
  return ['## Where to look', ...groups].join('\n\n');
}

function referenceText({ label, value }: Reference, linkTo: LinkTo): string {
  const isPath = /^[\w./-]+\/[\w./-]+$/.test(value);
  const shown = isPath ? link(value, value, linkTo) : line(relinked(value, linkTo));
  return label === '' || label === 'Evidence' ? shown : `${line(label)}: ${shown}`;
}

/** Links of the library in a text of the library. */
function relinked(value: string, linkTo: LinkTo): string {
  return value.replace(
    /\]\((?![a-z][a-z0-9+.-]*:)([^()\s]+)\)/gi,
    (_whole, path: string) => `](${linkTo(path)})`,
  );
}

function builtOf(briefing: Briefing): string {
  const built = briefing.built.filter(({ title }, at) => at > 0 || !/goal/i.test(title));
  return built.length === 0
    ? ''
    : [
        '## What was built',
        ...built.map(({ title, text }) => `### ${line(title)}\n\n${paragraphs(text)}`),
      ].join('\n\n');
}

function changesOf({ changes }: Briefing): string {
  if (changes.length === 0) return '';
  const lines = changes.map(({ on, affects, what, impact, agreedWith }) => {
    const facts = [
      ...(impact === undefined ? [] : [line(impact)]),
      ...(agreedWith === undefined ? [] : [`agreed with ${line(agreedWith)}`]),
    ];
    return `- ${on}, ${affects.replace('-', ' ')}: ${line(what)}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`;
  });
  return ['## What differs from the proposal', lines.join('\n')].join('\n\n');
}

function lessonsOf({ lessons }: Briefing, linkTo: LinkTo): string {
  if (lessons.length === 0) return '';
  const lines = lessons.map(
    ({ id, title, path, state }) =>
      `- ${link(id ?? path, path, linkTo)}: ${line(title)}${state === undefined ? '' : ` (${state})`}`,
  );
  return ['## Lessons', lines.join('\n')].join('\n\n');
}

function gatesOf({ gates, title }: Briefing, linkTo: LinkTo): string {
  if (gates.length === 0) return '';
  const rows = gates.map(({ run, gate, verdict, signed }) => [
    link(nameWithin(run.title, title), run.path, linkTo),
    line(gate),
    verdict,
    signed.map(signature).join('; '),
  ]);
  return ['## Gates', tableText(['Run', 'Gate', 'Verdict', 'Signed'], rows)].join('\n\n');
}

function signature({
  name,
  role,
  decision,
  on,
  note,
  counts,
}: GateFacts['signed'][number]): string {
  const word = decision === 'accepted' ? '' : ` ${decision}`;
  return `${line(name)} (${line(role)})${word} ${on}${counts ? '' : ', changed since'}${note === undefined ? '' : `: ${line(note)}`}`;
}

function link(text: string, path: string, linkTo: LinkTo): string {
  return `[${line(text).replace(/([[\]])/g, '\\$1')}](${linkTo(path)})`;
}

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const text = (cells: readonly string[]) =>
    `| ${head.map((_, at) => line(cells[at] ?? '').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [text(head), `|${head.map(() => '---|').join('')}`, ...rows.map(text)].join('\n');
}

function shortened(text: string): string {
  const words = line(text);
  return words.length > 56 ? `${words.slice(0, 55).trimEnd()}…` : words;
}

/** Emphasis and links of the texts stay, tags do not: an address in angle brackets is none. */
function line(text: string): string {
  return toDisplayLine(text).replace(
    /(?<!\\)<(?=[a-z/!?])(?![a-z][a-z0-9+.-]{1,31}:|[^\s<>]+@)/gi,
    '\\<',
  );
}

/** Paragraphs of a document, without what a terminal would obey. */
function paragraphs(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
