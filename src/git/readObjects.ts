import { toText } from './gitOutput.js';
import { gitStreaming } from './gitRequest.js';
import type { Repository } from './readHistory.js';

/** An object of the repository as it is stored. */
export interface GitObject {
  /** Object name. */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

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
  { run, folder }: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, GitObject>> {
  const asked = [...new Set(names)].filter((name) => name !== '' && !/[\r\n]/.test(name));
  if (asked.length === 0) {
    return new Map();
  }
  const outcome = await run(
    gitStreaming('cat-file', ['--batch'], { folder, input: `${asked.join('\n')}\n` }),
  );
  if (outcome.kind !== 'ended') {
    throw new Error('git could not read objects of the repository.');
  }
  if (outcome.exitCode !== 0) {
    throw new MissingObjectError('git would have to fetch them');
  }
  return parseBatch(outcome.output, asked);
}

/** Answers come in the order of the questions: a header line, the bytes, a line break. */
function parseBatch(output: Uint8Array, asked: readonly string[]): ReadonlyMap<string, GitObject> {
  const objects = new Map<string, GitObject>();
  let at = 0;
  for (const question of asked) {
    const end = output.indexOf(10, at);
    if (end < 0) {
      break;
    }
    const header = toText(output.subarray(at, end));
    at = end + 1;
    const match = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(header);
    if (match) {
      const size = Number(match[3]);
      objects.set(question, {
        name: match[1] ?? '',
        type: match[2] ?? '',
        bytes: output.subarray(at, at + size),
      });
      at += size + 1;
    }
  }
  return objects;
}
