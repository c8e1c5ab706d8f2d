import type * as vscode from 'vscode';

/**
 * The content security policy of every page of ours: our styles, the one script that has the nonce, and nothing else.
 *
 * Without a nonce nothing runs at all.
 */
export function pagePolicy({ cspSource }: vscode.Webview, nonce?: string): string {
  return [
    "default-src 'none'",
    ...(nonce === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    `style-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
