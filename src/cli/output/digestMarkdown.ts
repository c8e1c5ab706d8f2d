import { placeOf, type DigestEntry, type DigestPage } from '../../core/digest/digestPage.js';
import { escapeMarkdown, markdownCode } from './markdown.js';

/** A page of news as Markdown. */
export function digestMarkdown({ title, lead, sections }: DigestPage): string {
  const parts = sections.map(({ title: name, entries, more, none, remark }) =>
    [
      `## ${escapeMarkdown(name)}`,
      entries.length === 0 ? escapeMarkdown(none) : entries.map(toItem).join('\n'),
      ...(more === 0 ? [] : [`And ${more} more.`]),
      ...(remark === undefined ? [] : [escapeMarkdown(remark)]),
    ].join('\n\n'),
  );
  const head = [`# ${escapeMarkdown(title)}`, ...lead.map(escapeMarkdown)];
  return `${[...head, ...parts].join('\n\n')}\n`;
}

function toItem(entry: DigestEntry): string {
  const { on, text } = entry;
  const place = placeOf(entry);
  const day = on === undefined ? '' : `**${on}** `;
  return `- ${day}${escapeMarkdown(text)}${place === undefined ? '' : ` ${markdownCode(place)}`}`;
}
