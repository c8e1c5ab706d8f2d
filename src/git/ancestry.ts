import type { History } from './readHistory.js';

/** The commits that lead to one, for questions about single commits. */
export interface Ancestors {
  readonly has: (hash: string) => boolean;
}

/** Commits by their places in the history: walks over numbers cost a tenth of walks over hashes. */
interface Graph {
  readonly places: ReadonlyMap<string, number>;
  readonly parents: readonly (readonly number[])[];
}

const graphs = new WeakMap<History, Graph>();

function graphOf(history: History): Graph {
  let graph = graphs.get(history);
  if (!graph) {
    const places = new Map(history.commits.map(({ hash }, place) => [hash, place]));
    const parents = history.commits.map((commit) =>
      commit.parents.flatMap((parent) => places.get(parent) ?? []),
    );
    graph = { places, parents };
    graphs.set(history, graph);
  }
  return graph;
}

/** All commits that lead to `hash`, itself included. */
export function ancestorsOf(history: History, hash: string): Ancestors {
  const { places, parents } = graphOf(history);
  const seen = new Uint8Array(parents.length);
  const start = places.get(hash);
  const open = start === undefined ? [] : [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen[next] === 0) {
      seen[next] = 1;
      open.push(...(parents[next] ?? []));
    }
  }
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
  const { places, parents } = graphOf(history);
  const [isOpen, isStop, isSeen] = [0, 1, 2];
  const marks = new Uint8Array(parents.length);
  for (const stop of stops) {
    const place = places.get(stop);
    if (place !== undefined) marks[place] = isStop;
  }
  const found: string[] = [];
  const open = [...(parents[places.get(hash) ?? -1] ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const mark = marks[next];
    marks[next] = isSeen;
    if (mark === isStop) {
      found.push(history.commits[next]?.hash ?? '');
    } else if (mark === isOpen) {
      open.push(...(parents[next] ?? []));
    }
  }
  return found;
}
