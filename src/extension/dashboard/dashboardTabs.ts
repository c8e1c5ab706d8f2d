import * as vscode from 'vscode';
import { audienceOf, dashboardsIn } from '../../core/lists/dashboards.js';
import { profileIn } from '../../core/library/profileIn.js';
import { toDisplayLine } from '../../core/text/displayLine.js';
import type { PageTab } from '../../webview/protocol.js';
import { libraryTitle } from '../shared/libraryTitle.js';
import type { ListAddress } from '../shared/listAnswers.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

/** A tab with the lists behind it. */
export interface DashboardTab extends PageTab {
  readonly address: ListAddress;
  /** Roles that it is made for. */
  readonly audience: readonly string[];
}

/** Every dashboard of the window, and for each library what waits for whoever works here. */
export function tabsOf(libraries: readonly OpenLibrary[]): readonly DashboardTab[] {
  const isSeveral = libraries.length > 1;
  return libraries.flatMap((open) => {
    const nameOf = (title: string) => (isSeveral ? `${title} (${libraryTitle(open)})` : title);
    const documents = dashboardsIn(open.library).map((document): DashboardTab => {
      const { path } = document;
      const title = nameOf(toDisplayLine(profileIn(open.library, document).title));
      const audience = audienceOf(open.library, document);
      return { key: keyOf(open, path), title, address: { open, path }, audience };
    });
    return [
      ...documents,
      { key: keyOf(open, ''), title: nameOf(vscode.l10n.t('Me')), address: { open }, audience: [] },
    ];
  });
}

/** The key of the tab for a document. */
export function keyOf(open: OpenLibrary, path: string): string {
  return `${open.root.toString()}#${path}`;
}
