import type { Problem } from '../document/problem.js';
import type { Library } from '../library/library.js';

/** One of the two files in which a library keeps its rules. */
export interface SettingsFile {
  readonly path: string;
  readonly source: string;
  readonly problems: readonly Problem[];
}

/** Where a library keeps what holds for all of it. */
export const libraryFile = '.sop/library.yml';
/** Where a library keeps its people and roles. */
export const rosterFile = '.sop/roster.yml';

/** The files of the `.sop` folder as they were read; an absent one is empty. */
export function settingsFiles({ configuration, roster }: Library): readonly SettingsFile[] {
  return [
    {
      path: libraryFile,
      source: configuration.source ?? '',
      problems: configuration.problems,
    },
    { path: rosterFile, source: roster.source ?? '', problems: roster.problems },
  ];
}
