/** A page of news as the bodies that chat services take at an incoming webhook. */
import { toDisplayLine } from '../text/displayLine.js';
import { placeOf, type DigestEntry, type DigestPage, type DigestSection } from './digestPage.js';

export const chatServices = ['slack', 'teams'] as const;
export type ChatService = (typeof chatServices)[number];

/** Entries a section shows in a chat, where a page would scroll the talk away. */
const mostEntries = 8;
/** Slack cuts longer messages; characters. */
const longestText = 12_000;

/** What is posted: a message of Slack's markup, or an Adaptive Card for a Teams workflow. */
export function digestPayload(
  page: DigestPage,
  service: ChatService,
): Readonly<Record<string, unknown>> {
  switch (service) {
    case 'slack':
      return { text: slackText(page) };
    case 'teams':
      return {
        type: 'message',
        attachments: [
          { contentType: 'application/vnd.microsoft.card.adaptive', content: cardOf(page) },
        ],
      };
    default:
      return service satisfies never;
  }
}

function slackText({ title, lead, sections }: DigestPage): string {
  const shown = (text: string) => escapeSlack(toDisplayLine(text));
  const parts = sections.map((section) =>
    [
      `*${shown(headOf(section))}*`,
      ...section.entries.slice(0, mostEntries).map((entry) => `• ${shown(lineOf(entry))}`),
      ...remarksOf(section).map(shown),
    ].join('\n'),
  );
  const text = [[`*${shown(title)}*`, ...lead.map(shown)].join('\n'), ...parts].join('\n\n');
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** The three characters that Slack reads as markup of links and mentions; the rest only looks different. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Plain text runs: a text block would read Markdown, and with it links of a document's own. */
function cardOf({ title, lead, sections }: DigestPage) {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      run(title, { size: 'large', weight: 'bolder' }),
      ...lead.map((line) => run(line, { isSubtle: true })),
      ...sections.flatMap((section) => [
        run(headOf(section), { weight: 'bolder' }),
        ...section.entries.slice(0, mostEntries).map((entry) => run(`• ${lineOf(entry)}`, {})),
        ...remarksOf(section).map((line) => run(line, { isSubtle: true })),
      ]),
    ],
  };
}

function run(text: string, look: Readonly<Record<string, string | boolean>>) {
  const inline = { type: 'TextRun', text: toDisplayLine(text), ...look };
  return { type: 'RichTextBlock', inlines: [inline] };
}

function headOf({ title, entries, more }: DigestSection): string {
  const count = entries.length + more;
  return count === 0 ? title : `${title} (${count})`;
}

function lineOf(entry: DigestEntry): string {
  const { on, text } = entry;
  const place = placeOf(entry);
  return [on, text, place && `(${place})`].filter((part) => part !== undefined).join(' ');
}

function remarksOf({ entries, more, none, remark }: DigestSection): readonly string[] {
  const rest = more + Math.max(0, entries.length - mostEntries);
  return [
    ...(entries.length === 0 ? [none] : []),
    ...(rest === 0 ? [] : [`And ${rest} more.`]),
    ...(remark === undefined ? [] : [remark]),
  ];
}
