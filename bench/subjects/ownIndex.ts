/** Reads a library as the command line does and looks up every id: `folder [cache-file]`. */
import { documentsById } from '../../src/core/library/documentNames.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { report } from './report.js';

const [folder = '', cacheFile] = process.argv.slice(2);

async function main(): Promise<void> {
  const cache = cacheFile === undefined ? false : { file: cacheFile, key: 'bench' };
  const library = await loadLibrary(folder, { cache });
  report({ documents: library.documents.size, ids: documentsById(library).size });
}

void main();
