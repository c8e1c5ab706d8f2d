/** Reads a library as the command line does: `folder [cache-file [look-up]]`; the last word also looks into every document for its id. */
import { keepGarbageYoung } from '../../src/cli/engineFlags.js';
import { documentsById } from '../../src/core/library/documentNames.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { report } from './report.js';

const [folder = '', cacheFile, lookUp] = process.argv.slice(2);

async function main(): Promise<void> {
  const cache = cacheFile === undefined ? false : { file: cacheFile, key: 'bench' };
  const library = await loadLibrary(folder, { cache });
  report({ documents: library.documents.size });
  if (lookUp !== undefined) report({ ids: documentsById(library).size });
}

keepGarbageYoung();
void main();
