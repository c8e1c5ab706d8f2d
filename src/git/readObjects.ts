import { BatchReader, type GitObject } from './batchReader.js';
import { gitStreaming } from './gitRequest.js';
import type { Repository } from './readHistory.js';

/** A clone without all contents, such as one made with `--filter`, can prove nothing. */
export class MissingObjectError extends Error {
  constructor(what: string) {
    super(`This clone lacks contents of its own history (${what}); fetch all of them first.`);
  }
}

/**
 * The objects that `names` name (`<object>`, `<commit>:<path>`), in one call of git; what is not there is left out.
 *
 * A name with a line break names nothing here, since names are fed one a line.
 *
 * @throws MissingObjectError when git gave up half-way, as it does where it would have to fetch.
 */
export async function readObjects(
  repository: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, GitObject>> {
  const objects = new Map<string, GitObject>();
  await eachObject(repository, names, (name, object) => {
    objects.set(name, object);
  });
  return objects;
}

/**
 * Hands over the same objects one by one in the order of their names, for whoever needs little of each.
 *
 * One process reads them all: contents rest on each other, and a second one would make many of them once more.
 */
export async function eachObject(
  { run, folder }: Repository,
  names: readonly string[],
  take: (name: string, object: GitObject) => void,
): Promise<void> {
  const asked = [...new Set(names)].filter((name) => name !== '' && !/[\r\n]/.test(name));
  if (asked.length === 0) {
    return;
  }
  let answers = 0;
  const reader = new BatchReader((object) => {
    const question = asked[answers++];
    if (object && question !== undefined) take(question, object);
  });
  const outcome = await run({
    ...gitStreaming('cat-file', ['--batch', '--buffer'], {
      folder,
      input: `${asked.join('\n')}\n`,
    }),
    onOutput: (piece) => {
      reader.read(piece);
    },
  });
  if (outcome.kind !== 'ended') {
    throw new Error('git could not read objects of the repository.');
  }
  if (outcome.exitCode !== 0) {
    throw new MissingObjectError('git would have to fetch them');
  }
}
