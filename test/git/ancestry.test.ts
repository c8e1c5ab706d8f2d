import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ancestorsOf,
  bringingCommits,
  firstParentPlaces,
  nearestBefore,
} from '../../src/git/ancestry.js';
import type { Commit } from '../../src/git/commitLog.js';
import { versionAt, type Version } from '../../src/git/documentVersions.js';
import type { History } from '../../src/git/readHistory.js';
import { fuzz } from '../support/fuzz.js';

/** A history of commits `0`, `1`, ... of which each has the parents that are named, all of them older. */
function historyOf(parents: readonly (readonly number[])[]): History {
  const all = parents.map((each, index) => ({
    hash: String(index),
    parents: each.map(String),
  })) as unknown as readonly Commit[];
  return {
    tip: String(parents.length - 1),
    commits: all.toReversed(),
    byHash: new Map(all.map((commit) => [commit.hash, commit])),
    changesAgainst: () => [],
    boundary: new Set(),
    isGrafted: false,
  };
}

/** Any history, with some of its commits. */
const histories = fc
  .array(fc.tuple(fc.nat(), fc.option(fc.nat()), fc.boolean()), { minLength: 1, maxLength: 24 })
  .map((seeds) => ({
    history: historyOf(
      seeds.map(([first, second], index) =>
        index === 0
          ? []
          : [
              ...new Set([
                index - 1 - (first % Math.min(3, index)),
                ...(second === null ? [] : [second % index]),
              ]),
            ],
      ),
    ),
    some: seeds.flatMap(([, , isChosen], index) => (isChosen ? [String(index)] : [])),
  }));

const parentsOf = (history: History, hash: string) => history.byHash.get(hash)?.parents ?? [];

function reaches(history: History, from: string, to: string): boolean {
  return from === to || parentsOf(history, from).some((each) => reaches(history, each, to));
}

function chainOf(history: History, hash: string): readonly string[] {
  const [parent] = parentsOf(history, hash);
  return [hash, ...(parent === undefined ? [] : chainOf(history, parent))];
}

function nearest(history: History, hash: string, stops: readonly string[]): readonly string[] {
  return parentsOf(history, hash).flatMap((each) =>
    stops.includes(each) ? [each] : nearest(history, each, stops),
  );
}

describe('walks over a history', () => {
  it('find what a walk from commit to commit finds', () => {
    fc.assert(
      fc.property(histories, ({ history, some }) => {
        const versions = some.map((hash) => ({ commit: { hash } }) as unknown as Version);
        const chain = chainOf(history, history.tip);
        const places = firstParentPlaces(history);
        const bringing = bringingCommits(history);
        for (const { hash } of history.commits) {
          const ancestors = ancestorsOf(history, hash);
          for (const other of history.commits) {
            assert.equal(ancestors.has(other.hash), reaches(history, hash, other.hash));
          }
          assert.deepEqual(
            new Set(nearestBefore(history, hash, some)),
            new Set(nearest(history, hash, some)),
          );
          assert.equal(
            bringing.get(hash),
            chain.findLast((each) => reaches(history, each, hash)),
          );
          assert.equal(places.get(hash) ?? -1, chain.indexOf(hash));
          let at: string | undefined = hash;
          while (at !== undefined && !some.includes(at)) {
            at = parentsOf(history, at)[0];
          }
          assert.equal(versionAt(history, versions, hash)?.commit.hash, at);
        }
      }),
      fuzz(100),
    );
  });

  it('know nothing of a commit from elsewhere', () => {
    const history = historyOf([[], [0]]);
    assert.equal(ancestorsOf(history, 'x').has('0'), false);
    assert.equal(ancestorsOf(history, '1').has('x'), false);
    assert.deepEqual(nearestBefore(history, 'x', ['0']), []);
    assert.equal(versionAt(history, [], 'x'), undefined);
  });
});
