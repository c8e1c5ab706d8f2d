import { type Dirent, readdirSync } from 'node:fs';
import { acknowledgementsFolder } from '../core/acknowledgement/acknowledgement.js';
import { decodeText } from '../core/text/decodeText.js';
import { readDocumentFile } from './documentFile.js';

/** The texts of all acknowledgements of the library at `root` by path; links and whatever cannot be read are left out. */
export function readAcknowledgementTexts(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const folder of list(`${root}/${acknowledgementsFolder}`)) {
    if (!folder.isDirectory()) continue;
    const inside = `${acknowledgementsFolder}/${folder.name}`;
    for (const file of list(`${root}/${inside}`)) {
      if (!file.isFile() || !file.name.endsWith('.yml')) continue;
      const reading = readDocumentFile(`${root}/${inside}/${file.name}`);
      if (reading.kind !== 'unreadable') {
        texts.set(`${inside}/${file.name}`, decodeText(reading.bytes).text);
      }
    }
  }
  return texts;
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Most libraries have no such folder.
    return [];
  }
}
