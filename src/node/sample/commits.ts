import type { Calendar } from './calendar.js';
import { getPerson } from './people.js';
import { acknowledgementOf, withSignOff } from './signing.js';
import type { SampleChange, SampleEvent } from './timeline.js';

/** A commit as `git fast-import` needs it: the files it writes, removes and renames. */
export interface SampleCommit {
  readonly event: SampleEvent;
  readonly branch: string;
  /** Indexes of the parents in the list of commits; a merge has two. */
  readonly parents: readonly number[];
  readonly written: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

export const mainBranch = 'main';

interface Branch {
  readonly files: Map<string, string>;
  /** Index of its last commit. */
  head?: number;
  /** The files as they were when it left the main branch. */
  readonly base: ReadonlyMap<string, string>;
}

/** Plays the events, which are in order of time, and tells what each commit holds. */
export function commitsOf(
  events: readonly SampleEvent[],
  calendar: Calendar,
): readonly SampleCommit[] {
  const commits: SampleCommit[] = [];
  const branches = new Map<string, Branch>([[mainBranch, { files: new Map(), base: new Map() }]]);
  const main = getBranch(branches, mainBranch);
  for (const event of events) {
    const name = event.branch ?? mainBranch;
    if (!branches.has(name)) {
      branches.set(name, {
        files: new Map(main.files),
        base: new Map(main.files),
        ...(main.head === undefined ? {} : { head: main.head }),
      });
    }
    const branch = getBranch(branches, name);
    const merged = event.merges === undefined ? undefined : getBranch(branches, event.merges);
    const touched =
      merged === undefined ? play(event, branch.files, calendar) : merge(merged, branch.files);
    const parents = [branch.head, merged?.head].filter((parent) => parent !== undefined);
    branch.head = commits.length;
    commits.push({ event, branch: name, parents, ...contentOf(touched, branch.files) });
  }
  return commits;
}

function getBranch(branches: ReadonlyMap<string, Branch>, name: string): Branch {
  const branch = branches.get(name);
  if (branch === undefined) {
    throw new RangeError(`There is no branch ${name}.`);
  }
  return branch;
}

/** Applies the event's changes and returns the paths they touch. */
function play(
  event: SampleEvent,
  files: Map<string, string>,
  calendar: Calendar,
): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const change of event.changes) {
    touched.add(change.path);
    applyChange(change, files, { event, calendar });
    if (change.kind === 'move') {
      touched.add(change.to);
    }
  }
  return touched;
}

function applyChange(
  change: SampleChange,
  files: Map<string, string>,
  { event, calendar }: { readonly event: SampleEvent; readonly calendar: Calendar },
): void {
  if (change.kind === 'write') {
    files.set(change.path, change.text);
    return;
  }
  const moment = {
    person: getPerson(event.by),
    seconds: calendar.secondsAt(event.day, event.minute),
    files,
  };
  if (change.kind === 'acknowledge') {
    files.set(change.path, acknowledgementOf(change.document, moment));
    return;
  }
  const text = files.get(change.path);
  if (text === undefined) {
    throw new RangeError(`"${event.message}" needs ${change.path}, which is not there yet.`);
  }
  if (change.kind === 'move') {
    files.delete(change.path);
    files.set(change.to, text);
    return;
  }
  const edited =
    change.kind === 'edit'
      ? change.edit(text)
      : withSignOff(text, change.signOff, {
          path: change.path,
          ...moment,
        });
  if (edited === text) {
    throw new RangeError(`"${event.message}" changes nothing in ${change.path}.`);
  }
  files.set(change.path, edited);
}

/** Brings what the branch changed to the main branch, which has not touched those files meanwhile. */
function merge(branch: Branch, files: Map<string, string>): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const path of new Set([...branch.base.keys(), ...branch.files.keys()])) {
    const text = branch.files.get(path);
    if (text === branch.base.get(path)) {
      continue;
    }
    if (files.get(path) !== branch.base.get(path)) {
      throw new RangeError(`Both sides of a merge changed ${path}.`);
    }
    touched.add(path);
    if (text === undefined) {
      files.delete(path);
    } else {
      files.set(path, text);
    }
  }
  return touched;
}

function contentOf(
  touched: ReadonlySet<string>,
  files: ReadonlyMap<string, string>,
): Pick<SampleCommit, 'written' | 'removed'> {
  const written = new Map<string, string>();
  const removed: string[] = [];
  for (const path of touched) {
    const text = files.get(path);
    if (text === undefined) {
      removed.push(path);
    } else {
      written.set(path, text);
    }
  }
  return { written, removed };
}
