import type { Document } from '../document/document.js';
import { remembered } from '../memory/remembered.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration } from '../schema/configuration.js';
import type { Roster } from '../schema/roster.js';
import type { Library } from './library.js';

/** What was made of documents, each by itself. */
type Made<Value> = WeakMap<Document, Value>;

/**
 * A place to remember what is made of single documents under the settings of their library and on a day; it outlives the snapshot.
 *
 * One day is enough: whoever asks about another day asks about it for every document.
 */
export function createDayMemory<Value>(): (library: Library, today: CivilDate) => Made<Value> {
  const lastDays = remembered((_configuration: Configuration) =>
    remembered((_roster: Roster): { today?: CivilDate; made: Made<Value> } => ({
      made: new WeakMap(),
    })),
  );
  return ({ configuration, roster }, today) => {
    const last = lastDays(configuration)(roster);
    if (last.today !== today) {
      last.today = today;
      last.made = new WeakMap();
    }
    return last.made;
  };
}
