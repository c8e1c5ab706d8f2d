import { escapeHtml } from './markup.js';

/**
 * A page as one HTML file: no script, nothing loaded, styles inside.
 *
 * `styles` are trusted text of the product, and `body` is markup; the title is escaped.
 */
export function htmlFile(
  title: string,
  { styles, body }: { readonly styles: string; readonly body: readonly string[] },
): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${styles.replaceAll('</', '<\\/')}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
