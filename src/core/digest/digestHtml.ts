/** A page of news as the body of a mail: styles stand in the elements, since mail programs drop style sheets; nothing runs, nothing is loaded. */
import { escapeHtml } from '../lists/markup.js';
import { toDisplayLine } from '../text/displayLine.js';
import { placeOf, type DigestEntry, type DigestPage, type DigestSection } from './digestPage.js';

const font = 'font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif;';
const styles = {
  body: `margin:0;padding:16px;background:#ffffff;color:#1f2328;${font}font-size:15px;line-height:1.45`,
  frame: 'max-width:640px',
  title: 'margin:0 0 4px;font-size:22px;line-height:1.25',
  lead: 'margin:0 0 4px;color:#57606a',
  section: 'margin:20px 0 6px;font-size:16px;border-bottom:1px solid #d0d7de;padding-bottom:4px',
  list: 'margin:0;padding:0 0 0 20px',
  entry: 'margin:0 0 6px',
  day: 'font-weight:600;white-space:nowrap',
  place: 'color:#57606a;font-size:13px;font-family:Consolas,Menlo,monospace',
  remark: 'margin:6px 0 0;color:#57606a',
} as const;

/** The whole body; every text of the library is escaped. */
export function digestHtml({ title, lead, sections }: DigestPage): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${shown(title)}</title>`,
    '</head>',
    `<body style="${styles.body}">`,
    `<div style="${styles.frame}">`,
    tagged('h1', styles.title, shown(title)),
    ...lead.map((line) => tagged('p', styles.lead, shown(line))),
    ...sections.map(sectionHtml),
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sectionHtml({ title, entries, more, none, remark }: DigestSection): string {
  const count = entries.length + more;
  const remarks = [
    ...(entries.length === 0 ? [none] : []),
    ...(more === 0 ? [] : [`And ${more} more.`]),
    ...(remark === undefined ? [] : [remark]),
  ];
  return [
    tagged('h2', styles.section, shown(count === 0 ? title : `${title} (${count})`)),
    ...(entries.length === 0
      ? []
      : [`<ul style="${styles.list}">`, ...entries.map(entryHtml), '</ul>']),
    ...remarks.map((line) => tagged('p', styles.remark, shown(line))),
  ].join('\n');
}

function entryHtml(entry: DigestEntry): string {
  const { on, text } = entry;
  const place = placeOf(entry);
  const parts = [
    ...(on === undefined ? [] : [tagged('span', styles.day, on)]),
    shown(text),
    ...(place === undefined ? [] : [`<br>${tagged('span', styles.place, shown(place))}`]),
  ];
  return tagged('li', styles.entry, parts.join(' '));
}

function tagged(tag: 'h1' | 'h2' | 'li' | 'p' | 'span', style: string, markup: string): string {
  return `<${tag} style="${style}">${markup}</${tag}>`;
}

function shown(text: string): string {
  return escapeHtml(toDisplayLine(text));
}
