import type { Author, Story } from '../../support/story.js';
import type { CheatCase, Git } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  commitRun,
  edit,
  handedOffStory,
  people,
  run,
  signed,
  times,
  type RecordChange,
} from './closeoutStory.js';

/** A case whose history is all there is to it. */
export function cheat(name: string, story: () => Story, ...expected: readonly string[]): CheatCase {
  return { name, story, expected };
}

/** A case in which git itself works on the honest history. */
export function cheatWithGit(
  name: string,
  afterwards: (git: Git) => void,
  ...expected: readonly string[]
): CheatCase {
  return { name, story: () => acceptedStory(), afterwards, expected };
}

/** A sign-off of the acceptance that differs from Dana's honest one, committed by `author`. */
export function accept(
  change: RecordChange = {},
  { author = people.dana, at = times.acceptance, committedAt = at }: AcceptOptions = {},
): Story {
  const story = handedOffStory();
  const text = signed(story.text(run), { ...byDana, ...change });
  return commitRun(story, author, at, text, { committedAt });
}

export interface AcceptOptions {
  readonly author?: Author;
  readonly at?: string;
  readonly committedAt?: string;
}

/** The accepted run, edited later by Lee. */
export function editLater(from: string, to: string, author: Author = people.lee): Story {
  const story = acceptedStory();
  return commitRun(story, author, times.later, edit(story.text(run), from, to));
}

/** What the gate of the acceptance says when its only signature does not count. */
export const unaccepted = [
  'gate acceptance: ready signature-missing',
  'state: awaiting acceptance',
];

/** What everything says once a covered part has changed. */
export const allStale = [
  'handoff lee: stale',
  'acceptance dana: stale',
  'gate handoff: ready signature-stale signature-missing',
  'gate acceptance: blocked after-open',
  'state: awaiting handoff',
];
