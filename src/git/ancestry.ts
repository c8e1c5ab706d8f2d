import type { History } from './readHistory.js';

/** All commits that lead to `hash`, itself included. */
export function ancestorsOf(history: History, hash: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [hash];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!seen.has(next)) {
      seen.add(next);
      open.push(...(history.byHash.get(next)?.parents ?? []));
    }
  }
  return seen;
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

/**
 * The nearest of `stops` on every way back from `hash`, `hash` itself excluded.
 *
 * A stop hides what lies behind it.
 */
export function nearestBefore(
  history: History,
  hash: string,
  isStop: (hash: string) => boolean,
): readonly string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const open = [...(history.byHash.get(hash)?.parents ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) {
      continue;
    }
    seen.add(next);
    if (isStop(next)) {
      found.push(next);
    } else {
      open.push(...(history.byHash.get(next)?.parents ?? []));
    }
  }
  return found;
}
