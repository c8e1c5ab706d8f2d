import {
  parseAcknowledgement,
  type AcknowledgementFile,
} from '../acknowledgement/acknowledgement.js';
import type { Library } from './library.js';

export type AcknowledgementFiles = ReadonlyMap<string, AcknowledgementFile>;

const none: AcknowledgementFiles = new Map();

/** Every acknowledgement of the library by path. */
export function acknowledgementsIn({ acknowledgements = none }: Library): AcknowledgementFiles {
  return acknowledgements;
}

/** Reads the texts of a library's acknowledgements; what lies among them and is none is left out. */
export function readAcknowledgements(texts: ReadonlyMap<string, string>): AcknowledgementFiles {
  const files = new Map<string, AcknowledgementFile>();
  for (const [path, text] of [...texts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const file = parseAcknowledgement(path, text);
    if (file !== undefined) {
      files.set(path, file);
    }
  }
  return files;
}
