import type { OpenLibrary } from './openLibrary.js';

/** What people call a library where there are several: its title, else its folder. */
export function libraryTitle({ library, name }: OpenLibrary): string {
  return library.configuration.title || name;
}
