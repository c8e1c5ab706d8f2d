import { parseDocument } from '../core/document/parseDocument.js';
import { countedNumbersOf, type NumbersThen } from '../core/lists/pinnedNumbers.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import type { RunProgram } from '../git/gitRequest.js';
import { findMoment } from '../git/moment.js';
import { readLibraryAt } from '../git/readLibraryAt.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { sha256 } from './sha256.js';

/** What the lists of a document, as `text` has them, count in the library of HEAD: nothing that is not committed counts. */
export async function countNumbersThen(
  run: RunProgram,
  {
    root,
    path,
    text,
    today,
  }: {
    readonly root: string;
    readonly path: string;
    readonly text: string;
    readonly today: CivilDate;
  },
): Promise<NumbersThen> {
  const repository = { run, folder: root };
  const prefix = await findPrefix(run, root);
  if (prefix === undefined) return { kind: 'unknown', why: 'The library is in no git repository.' };
  const moment = await findMoment(repository, 'HEAD');
  if ('problem' in moment) return { kind: 'unknown', why: moment.problem };
  const { commit } = moment;
  const library = await readLibraryAt({ repository, prefix, commit, hash: sha256 });
  const document = parseDocument(path, { text, bom: false });
  const counted = countedNumbersOf({ library, today }, document);
  const numbers = counted.map(({ title, query, value }) => ({ title, query, value }));
  return { kind: 'counted', commit, numbers };
}
