import type * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { createApi } from './createApi.js';
import { followLink, registerLinks } from './registerLinks.js';
import { registerTools } from './registerTools.js';
import type { SopLedgerApi } from './sopLedgerApi.js';

export interface Outside {
  readonly api: SopLedgerApi;
  /** Does what VS Code asks for when somebody follows a link to the extension. */
  followLink(uri: vscode.Uri): Promise<void>;
}

/** Answers for other extensions, for links from elsewhere and for assistants; none of them changes anything. */
export function registerApi(shared: Shared, subscriptions: vscode.Disposable[]): Outside {
  const api = createApi(shared);
  subscriptions.push(registerLinks(shared, api), registerTools(api));
  return { api, followLink: (uri) => followLink(shared, api, uri) };
}
