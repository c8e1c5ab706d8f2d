import * as vscode from 'vscode';
import { escapeHtml, toHtml } from '../../core/lists/markup.js';
import type { Report } from '../../core/reports/report.js';
import { reportMarkup } from '../../core/reports/reportMarkup.js';
import { pagePolicy } from '../shared/pagePolicy.js';

/** The page of a report: nothing in it runs, and it loads our styles alone. */
export function reportPage(report: Report, webview: vscode.Webview, extension: vscode.Uri): string {
  const styles = ['lists.css', 'dashboardPage.css', 'report.css'].map((name) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', name)).toString(),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(webview)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
${styles.map((address) => `<link rel="stylesheet" href="${escapeHtml(address)}">`).join('\n')}
</head>
<body class="report">
<main>${toHtml(reportMarkup(report))}</main>
</body>
</html>
`;
}
