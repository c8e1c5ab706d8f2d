import * as vscode from 'vscode';
import { element, escapeHtml, toHtml } from '../../core/lists/markup.js';
import type { Report } from '../../core/reports/report.js';
import { reportMarkup } from '../../core/reports/reportMarkup.js';
import { pagePolicy } from '../shared/pagePolicy.js';

/** Where a page is shown. */
export interface PagePlace {
  readonly webview: vscode.Webview;
  readonly extension: vscode.Uri;
}

/** The page of a report: nothing in it runs, and it loads our styles alone. */
export function reportPage(report: Report, place: PagePlace): string {
  return page(report.title, toHtml(reportMarkup(report)), place);
}

/** What stands there while there is no report to show. */
export function messagePage(title: string, message: string, place: PagePlace): string {
  return page(title, toHtml(element('p', { class: 'message', role: 'status' }, message)), place);
}

function page(title: string, content: string, { webview, extension }: PagePlace): string {
  const styles = ['lists.css', 'dashboardPage.css', 'report.css'].map((name) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', name)).toString(),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(webview)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styles.map((address) => `<link rel="stylesheet" href="${escapeHtml(address)}">`).join('\n')}
</head>
<body class="report">
<main>${content}</main>
</body>
</html>
`;
}
