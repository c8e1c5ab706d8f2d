import { toDisplayLine } from '../text/displayLine.js';
import { placeOf, type DigestEntry, type DigestPage } from './digestPage.js';

/** A page of news as plain text, for terminals and chat. */
export function digestText({ title, lead, sections }: DigestPage): string {
  const parts = sections.map(({ title: name, entries, more, none, remark }) => {
    const count = entries.length + more;
    return [
      count === 0 ? name : `${name} (${count})`,
      ...entries.map(entryText),
      ...(entries.length === 0 ? [`  ${none}`] : []),
      ...(more === 0 ? [] : [`  And ${more} more.`]),
      ...(remark === undefined ? [] : [`  ${remark}`]),
    ].join('\n');
  });
  const head = [toDisplayLine(title), ...lead.map(toDisplayLine)].join('\n');
  return `${[head, ...parts].join('\n\n')}\n`;
}

function entryText(entry: DigestEntry): string {
  const { on, text } = entry;
  const place = placeOf(entry);
  const day = on === undefined ? '' : `${on}  `;
  const where = place === undefined ? '' : `\n      ${toDisplayLine(place)}`;
  return `  - ${day}${toDisplayLine(text)}${where}`;
}
