import { type Dirent, readdirSync } from 'node:fs';

/** What lies in a folder; nothing where there is none, which is so in most libraries, or where it cannot be read. */
export function folderEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
