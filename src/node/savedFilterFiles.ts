import { isSavedFilterFile, savedFiltersFolder } from '../core/schema/savedFilter.js';
import { decodeText } from '../core/text/decodeText.js';
import { readDocumentFile } from './documentFile.js';
import { folderEntries } from './folderEntries.js';

/** The texts of all saved filters of the library at `root` by path; links and whatever cannot be read are left out. */
export function readSavedFilterTexts(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of folderEntries(`${root}/${savedFiltersFolder}`)) {
    const path = `${savedFiltersFolder}/${file.name}`;
    if (!file.isFile() || !isSavedFilterFile(path)) continue;
    const reading = readDocumentFile(`${root}/${path}`);
    if (reading.kind !== 'unreadable') texts.set(path, decodeText(reading.bytes).text);
  }
  return texts;
}
