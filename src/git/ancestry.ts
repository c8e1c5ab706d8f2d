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
    const places = new Map(commits.map(({ hash }, place) => [hash, place]));
    const first = new Int32Array(commits.length).fill(-1);
    const others = new Map<number, readonly number[]>();
    commits.forEach((commit, place) => {
      const [parent, ...rest] = commit.parents.flatMap((hash) => places.get(hash) ?? []);
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

/** The tip and its first parents back to the beginning: how the default branch itself grew. */
export function firstParentChain(history: History): readonly string[] {
  const chain: string[] = [];
  let at: string | undefined = history.tip;
  while (at !== undefined && history.byHash.has(at)) {
    chain.push(at);
    at = history.byHash.get(at)?.parents[0];
  }
  return chain;
}

const chainPlaces = new WeakMap<History, ReadonlyMap<string, number>>();

/** Places in the chain of first parents by commit: 0 is the tip. */
export function firstParentPlaces(history: History): ReadonlyMap<string, number> {
  let places = chainPlaces.get(history);
  if (!places) {
    places = new Map(firstParentChain(history).map((hash, place) => [hash, place]));
    chainPlaces.set(history, places);
  }
  return places;
}

/** For every commit the oldest one of the chain of first parents that it leads to: the one that brought it to the branch. */
export function bringingCommits(history: History): ReadonlyMap<string, string> {
  const bringing = new Map<string, string>();
  for (const commit of firstParentChain(history).toReversed()) {
    const open = [commit];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!bringing.has(next)) {
        bringing.set(next, commit);
        open.push(...(history.byHash.get(next)?.parents ?? []));
      }
    }
  }
  return bringing;
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
