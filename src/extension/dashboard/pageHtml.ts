import * as vscode from 'vscode';
import { pagePolicy } from '../shared/pagePolicy.js';

/** The page of the dashboards, which fills itself by its script. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, nonce: string): string {
  const addressOf = (...parts: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, ...parts)).toString();
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(webview, nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vscode.l10n.t('SOP Dashboard')}</title>
<link rel="stylesheet" href="${addressOf('media', 'lists.css')}">
<link rel="stylesheet" href="${addressOf('media', 'dashboardPage.css')}">
</head>
<body>
<script nonce="${nonce}" src="${addressOf('dist', 'dashboardPage.js')}"></script>
</body>
</html>
`;
}

/** A word nobody can guess, for one page. */
export function createNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(18))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
