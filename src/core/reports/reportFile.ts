import { htmlFile } from '../lists/htmlFile.js';
import { toHtml } from '../lists/markup.js';
import type { Report } from './report.js';
import { reportMarkup } from './reportMarkup.js';

/** A report as one HTML file; `styles` are trusted text of the product, everything else is escaped. */
export function reportFile(report: Report, styles: string): string {
  return htmlFile(report.title, {
    styles,
    body: ['<main>', toHtml(reportMarkup(report)), '</main>'],
  });
}
