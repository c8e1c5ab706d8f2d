import type { QuickPickItem } from 'vscode';
import type { OpenLibrary } from './openLibrary.js';

interface LibraryPick extends QuickPickItem {
  readonly open: OpenLibrary;
}

/** What people call a library where there are several: its title, else its folder. */
export function libraryTitle({ library, name }: OpenLibrary): string {
  return library.configuration.title || name;
}

/** Libraries to choose from, by the names that the views have for them; folders tell two of one title apart. */
export function libraryPicks(libraries: readonly OpenLibrary[]): readonly LibraryPick[] {
  return libraries.map((open) => ({ label: libraryTitle(open), description: open.name, open }));
}
