import path from 'node:path';
import { starterFiles } from '../../src/node/templates/starterFiles.js';

export const templatesFolder = path.resolve('templates');

/** The files of a new library of Dana's, by path, as `sop init` writes them on a day. */
export function starterLibraryFiles(today: string): Readonly<Record<string, string>> {
  const files = starterFiles(templatesFolder, {
    title: 'Dana\'s "new": library',
    today,
    handle: 'dana',
    name: 'Dana Reyes',
    email: 'dana@msp.example',
  });
  return Object.fromEntries(files.map(({ path: file, text }) => [file, text]));
}
