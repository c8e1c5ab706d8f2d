import type { QueryField, QuerySubject } from './queryField.js';
import { readersOf, type ReadingState } from './readers.js';

/** Fields that tell who has read what they must have read. */
export const readerFields: readonly QueryField[] = [
  {
    name: 'read_by',
    type: 'name',
    description: 'Who must have read it and has.',
    valuesOf: (subject) => handlesOf(subject, (state) => state === 'read'),
  },
  {
    name: 'unread_by',
    type: 'name',
    description: 'Who must have read it and has not, or not since it changed.',
    valuesOf: (subject) => handlesOf(subject, (state) => state !== 'read'),
  },
];

function handlesOf(
  { library, document, today }: QuerySubject,
  fits: (state: ReadingState) => boolean,
): readonly string[] {
  return readersOf(library, document, today)
    .filter(({ state }) => fits(state))
    .map(({ person }) => person.handle);
}
