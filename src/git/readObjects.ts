import type { GitObject } from './batchReader.js';
import { ObjectConversation } from './objectConversation.js';
import type { Repository } from './readHistory.js';

/**
 * The objects that `names` name (`<object>`, `<commit>:<path>`), in one question to git; what is not there is left out.
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

/** Hands over the same objects one by one in the order of their names, for whoever needs little of each. */
export async function eachObject(
  repository: Repository,
  names: readonly string[],
  take: (name: string, object: GitObject) => void,
): Promise<void> {
  const asked = [...new Set(names)].filter((name) => name !== '' && !/[\r\n]/.test(name));
  if (asked.length === 0) return;
  await inConversation(repository, ({ objects }) => objects.ask(asked, take));
}

/** Does work whose questions for objects one process of git answers; where there is one already, that one. */
export async function inConversation<Answer>(
  repository: Repository,
  work: (repository: Required<Repository>) => Promise<Answer>,
): Promise<Answer> {
  const { objects } = repository;
  if (objects !== undefined) return work({ ...repository, objects });
  const conversation = new ObjectConversation(repository);
  try {
    return await work({ ...repository, objects: conversation });
  } finally {
    await conversation.end();
  }
}
