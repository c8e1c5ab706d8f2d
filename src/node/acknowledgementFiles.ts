import { acknowledgementsFolder } from '../core/acknowledgement/acknowledgement.js';
import { decodeText } from '../core/text/decodeText.js';
import { readDocumentFile } from './documentFile.js';
import { folderEntries } from './folderEntries.js';

/** The texts of all acknowledgements of the library at `root` by path; links and whatever cannot be read are left out. */
export function readAcknowledgementTexts(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const folder of folderEntries(`${root}/${acknowledgementsFolder}`)) {
    if (!folder.isDirectory()) continue;
    const inside = `${acknowledgementsFolder}/${folder.name}`;
    for (const file of folderEntries(`${root}/${inside}`)) {
      if (!file.isFile() || !file.name.endsWith('.yml')) continue;
      const reading = readDocumentFile(`${root}/${inside}/${file.name}`);
      if (reading.kind !== 'unreadable') {
        texts.set(`${inside}/${file.name}`, decodeText(reading.bytes).text);
      }
    }
  }
  return texts;
}
