import type { Document } from '../document/document.js';
import { idIndex, nameIndex } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { resolveTarget, type TargetResolution } from '../library/resolveTarget.js';
import { mayLeadElsewhere, type PathTokens, pathTokensOf } from './pathChanges.js';

/**
 * What the findings of one document took from the rest of the library.
 *
 * It holds no snapshot, so that old ones can be forgotten, and little of anything, since every document has one.
 */
export interface Answers {
  /** Present when it mattered which paths exist; brought forward to the last snapshot the answers held for. */
  paths: PathTokens | undefined;
  /** Targets that stand in no link, with where they lead. */
  readonly targets: readonly (readonly [string, TargetResolution])[];
  /** Ids, each with the paths of the documents that claim it. */
  readonly ids: readonly (readonly [string, readonly string[]])[];
  /** Names in lower case, each with the paths of the documents that have it. */
  readonly names: readonly (readonly [string, readonly string[]])[];
  /** Documents whose headings and anchors mattered, by path. */
  readonly anchored: readonly (readonly [string, Document | undefined])[];
}

/** Whether `library` would give the document at `path` the same answers. */
export function holdFor(answers: Answers, library: Library, path: string): boolean {
  return (
    answers.ids.every(([id, known]) => isSameList(known, idIndex.pathsOf(library, id))) &&
    answers.names.every(([name, known]) => isSameList(known, nameIndex.pathsOf(library, name))) &&
    answers.anchored.every(([other, known]) => library.documents.get(other) === known) &&
    pathsHold(answers, library, path)
  );
}

function pathsHold(answers: Answers, library: Library, path: string): boolean {
  const tokens = pathTokensOf(library);
  if (answers.paths === undefined || answers.paths === tokens) {
    return true;
  }
  const hold =
    !mayLeadElsewhere(library, path, answers.paths) &&
    answers.targets.every(
      ([target, known]) =>
        JSON.stringify(resolveTarget(library, path, target)) === JSON.stringify(known),
    );
  if (hold) {
    answers.paths = tokens;
  }
  return hold;
}

/** Indexes hand out the same list as long as nothing about its key changed. */
function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((text, index) => text === other[index]))
  );
}
