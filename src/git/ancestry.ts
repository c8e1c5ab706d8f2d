import type { History } from './readHistory.js';

/** The commits that lead to one, for questions about single commits. */
export interface Ancestors {
  readonly has: (hash: string) => boolean;
}

/** Commits by their places in the history: walks over numbers cost a small part of walks over hashes. */
interface Graph {
  readonly places: ReadonlyMap<string, number>;
  /** Places of first parents; -1 where there is none here. */
  readonly first: Int32Array;
  /** Those of all others, of commits that have some. */
  readonly others: ReadonlyMap<number, readonly number[]>;
}

const graphs = new WeakMap<History, Graph>();

function graphOf(history: History): Graph {
  let graph = graphs.get(history);
  if (!graph) {
    const { commits } = history;
    const places = new Map<string, number>();
    for (const { hash } of commits) {
      places.set(hash, places.size);
    }
    const first = new Int32Array(commits.length).fill(-1);
    const others = new Map<number, readonly number[]>();
    commits.forEach(({ parents }, place) => {
      const known = parents.length > 1 ? parents.filter((hash) => places.has(hash)) : parents;
      const [parent, ...rest] = known.map((hash) => places.get(hash) ?? -1);
      first[place] = parent ?? -1;
      if (rest.length > 0) others.set(place, rest);
    });
    graph = { places, first, others };
    graphs.set(history, graph);
  }
  return graph;
}

/** Walks back from `start`, itself first, as long as `enter` lets it go on to the parents of a place. */
function walkBack(
  { first, others }: Graph,
  start: number,
  enter: (place: number) => boolean,
): void {
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (let at = next; at >= 0 && enter(at); at = first[at] ?? -1) {
      const more = others.get(at);
      if (more) open.push(...more);
    }
  }
}

/** All commits that lead to `hash`, itself included. */
export function ancestorsOf(history: History, hash: string): Ancestors {
  const graph = graphOf(history);
  const { places } = graph;
  const seen = new Uint8Array(history.commits.length);
  walkBack(graph, places.get(hash) ?? -1, (place) => {
    if (seen[place] === 1) return false;
    seen[place] = 1;
    return true;
  });
  return { has: (each) => seen[places.get(each) ?? -1] === 1 };
}

const chains = new WeakMap<History, readonly number[]>();

/** Places of the tip and its first parents, back to the beginning: how the default branch itself grew. */
function firstParentChain(history: History): readonly number[] {
  let chain = chains.get(history);
  if (!chain) {
    const { places, first } = graphOf(history);
    const found: number[] = [];
    for (let at = places.get(history.tip) ?? -1; at >= 0; at = first[at] ?? -1) {
      found.push(at);
    }
    chain = found;
    chains.set(history, chain);
  }
  return chain;
}

/** Answers by commit; undefined where there is none. */
export interface ByCommit<Value> {
  readonly get: (hash: string) => Value | undefined;
}

const chainPlaces = new WeakMap<History, ByCommit<number>>();

/** How far from the tip a commit stands on the chain of first parents: 0 is the tip. */
export function firstParentPlaces(history: History): ByCommit<number> {
  let known = chainPlaces.get(history);
  if (!known) {
    const distances = new Int32Array(history.commits.length).fill(-1);
    firstParentChain(history).forEach((place, distance) => {
      distances[place] = distance;
    });
    known = byCommit(history, distances, (distance) => distance);
    chainPlaces.set(history, known);
  }
  return known;
}

/** For every commit the oldest one of the chain of first parents that it leads to: the one that brought it to the branch. */
export function bringingCommits(history: History): ByCommit<string> {
  const bringing = new Int32Array(history.commits.length).fill(-1);
  for (const commit of firstParentChain(history).toReversed()) {
    walkBack(graphOf(history), commit, (place) => {
      if (bringing[place] !== -1) return false;
      bringing[place] = commit;
      return true;
    });
  }
  return byCommit(history, bringing, (place) => history.commits[place]?.hash);
}

/** Looks numbers up that stand at the places of commits, -1 where there is none. */
function byCommit<Value>(
  history: History,
  numbers: Int32Array,
  valueOf: (number: number) => Value | undefined,
): ByCommit<Value> {
  const { places } = graphOf(history);
  return {
    get: (hash) => {
      const number = numbers[places.get(hash) ?? -1] ?? -1;
      return number < 0 ? undefined : valueOf(number);
    },
  };
}

/**
 * The nearest of `stops` on every way back from `hash`, `hash` itself excluded.
 *
 * A stop hides what lies behind it.
 */
export function nearestBefore(
  history: History,
  hash: string,
  stops: Iterable<string>,
): readonly string[] {
  const graph = graphOf(history);
  const { places } = graph;
  const [isOpen, isStop, isSeen] = [0, 1, 2];
  const marks = new Uint8Array(history.commits.length);
  for (const stop of stops) {
    const place = places.get(stop);
    if (place !== undefined) marks[place] = isStop;
  }
  const found: string[] = [];
  const start = places.get(hash) ?? -1;
  // Itself it is no stop.
  marks[start] = isOpen;
  walkBack(graph, start, (place) => {
    const mark = marks[place];
    marks[place] = isSeen;
    if (mark === isStop) found.push(history.commits[place]?.hash ?? '');
    return mark === isOpen;
  });
  return found;
}
