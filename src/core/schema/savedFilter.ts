import type { Problem } from '../document/problem.js';
import { savedFilterSchema, type savedGroupings } from './savedFilter.schema.js';
import { readSettings } from './settingsFile.js';

/** Where filters that a team shares lie: one file for each. */
export const savedFiltersFolder = '.sop/views';

/** A question to the library that is asked often, under the name that people have for it. */
export interface SavedFilter {
  readonly title: string;
  readonly query: string;
  /** Without one, documents stand in the order of their titles. */
  readonly sort?: string;
  /** Without one, documents are grouped as the view is set to. */
  readonly group?: (typeof savedGroupings)[number];
}

/** One file below `.sop/views`. */
export interface SavedFilterFile {
  readonly path: string;
  readonly source: string;
  /** Absent when the file lacks what a filter needs. */
  readonly filter?: SavedFilter;
  readonly problems: readonly Problem[];
}

const pathPattern = /^\.sop\/views\/[^/]+\.yml$/;

/** Whether a path lies among the saved filters, or is their folder. */
export function isSavedFilterPath(path: string): boolean {
  return path === savedFiltersFolder || path.startsWith(`${savedFiltersFolder}/`);
}

/** Whether a file at `path` is read as a saved filter. */
export function isSavedFilterFile(path: string): boolean {
  return pathPattern.test(path);
}

/** Reads the texts of saved filters by path; whatever else lies in their folder is left out. */
export function readSavedFilters(
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, SavedFilterFile> {
  return new Map(
    [...texts]
      .filter(([path]) => isSavedFilterFile(path))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, text]) => [path, parseSavedFilter(path, text)]),
  );
}

/** Reads one file; a sort or group that cannot be used is left out, so that the filter still shows its documents. */
export function parseSavedFilter(path: string, source: string): SavedFilterFile {
  const { value = {}, problems } = readSettings(source, {
    schema: savedFilterSchema,
    area: 'filter',
    crossChecks: () => [],
  });
  // The schema describes this very shape, and what does not follow it was left out.
  const { title, query, sort, group }: Partial<SavedFilter> = value;
  if (title === undefined || query === undefined) return { path, source, problems };
  const filter = {
    title,
    query,
    ...(sort === undefined ? {} : { sort }),
    ...(group === undefined ? {} : { group }),
  };
  return { path, source, filter, problems };
}
