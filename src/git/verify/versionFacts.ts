/** What is asked of all versions of a document for each of its records, and is the same for many of them. */
import type { RoleNames } from '../../core/signoff/coverage.js';
import type { GateDefinition } from '../../core/schema/gateDefinition.js';
import type { Library } from '../../core/library/library.js';
import type { Person } from '../../core/schema/roster.js';
import { findByEmail } from '../../core/schema/rosterLookup.js';
import type { ContentReader } from '../contentReader.js';
import type { Version } from '../documentVersions.js';
import type { History } from '../readHistory.js';
import { fingerprintAt } from './fingerprintAt.js';
import { findForeignChange } from './itemAuthors.js';

/** Versions by their commits. */
export type VersionsByCommit = ReadonlyMap<string, Version>;

/** An item of another role that somebody changed, by its title, with the commit that did it. */
export interface ForeignWork {
  readonly commit: string;
  readonly title: string;
}

/** Whose work is looked for, and in which role its author signs. */
export interface WorkQuestion {
  readonly signer: Person;
  readonly role: string;
  readonly names: RoleNames;
}

interface PolicyFacts {
  readonly covering: Map<string, VersionsByCommit>;
  readonly work: Map<string, readonly ForeignWork[]>;
}

export class VersionFacts {
  readonly #reader: ContentReader;
  /** Those whose commit shows what it changed: the oldest of a shallow clone look as if they had made everything. */
  readonly known: VersionsByCommit;
  readonly #byPolicy = new Map<Library, PolicyFacts>();

  constructor(versions: readonly Version[], reader: ContentReader, { boundary }: History) {
    this.#reader = reader;
    this.known = new Map(
      versions
        .filter(({ commit }) => !boundary.has(commit.hash))
        .map((version) => [version.commit.hash, version]),
    );
  }

  /** The known versions whose own commit, not one that it merges, changed what `gate` covers. */
  covering(policy: Library, gate: GateDefinition): VersionsByCommit {
    const { covering } = this.#of(policy);
    const key = JSON.stringify(gate);
    let found = covering.get(key);
    if (found === undefined) {
      const changes = (version: Version) => this.#changesCovered(version, policy, gate);
      found = new Map([...this.known].filter(([, version]) => changes(version)));
      covering.set(key, found);
    }
    return found;
  }

  /** What a signer did of the work of other roles in the known versions, in their order. */
  foreignWork(policy: Library, { signer, role, names }: WorkQuestion): readonly ForeignWork[] {
    const { work } = this.#of(policy);
    const key = JSON.stringify([signer.handle, role, names.owner, ...names.roles]);
    let found = work.get(key);
    if (found === undefined) {
      const isOwn = ({ commit: { author } }: Version) =>
        findByEmail(policy.roster, author.email)?.handle === signer.handle;
      found = [...this.known.values()].filter(isOwn).flatMap((version) => {
        const title = findForeignChange(version, this.#reader, { role, names });
        return title === undefined ? [] : [{ commit: version.commit.hash, title }];
      });
      work.set(key, found);
    }
    return found;
  }

  #of(policy: Library): PolicyFacts {
    const facts = this.#byPolicy.get(policy) ?? { covering: new Map(), work: new Map() };
    this.#byPolicy.set(policy, facts);
    return facts;
  }

  #changesCovered({ content, before }: Version, policy: Library, gate: GateDefinition): boolean {
    if (!content) {
      return false;
    }
    const place = { reader: this.#reader, policy };
    const made = fingerprintAt(place, content, gate);
    return before.every((each) => {
      const old = each.content && fingerprintAt(place, each.content, gate);
      return old !== made;
    });
  }
}
