import { escapeHtml, toHtml } from '../lists/markup.js';
import type { Report } from './report.js';
import { reportMarkup } from './reportMarkup.js';

/**
 * A report as one HTML file: no script, nothing loaded, styles inside.
 *
 * `styles` are trusted text of the product; everything else is escaped.
 */
export function reportFile(report: Report, styles: string): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(report.title)}</title>`,
    `<style>\n${styles.replaceAll('</', '<\\/')}</style>`,
    '</head>',
    '<body>',
    '<main>',
    toHtml(reportMarkup(report)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
