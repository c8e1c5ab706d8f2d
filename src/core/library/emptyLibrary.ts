import { parseConfiguration } from '../schema/parseConfiguration.js';
import type { Configuration } from '../schema/configuration.js';
import { parseRoster } from '../schema/parseRoster.js';
import type { Roster } from '../schema/roster.js';
import type { Hash } from '../text/hash.js';
import { DocumentMap } from './documentMap.js';
import type { Library } from './library.js';

/**
 * A library without any file, to which changes are applied.
 *
 * Without a configuration or roster it has what an absent `.sop` folder stands for; without a hash, asking it for a fingerprint is a broken promise of the caller.
 */
export function emptyLibrary(
  configuration: Configuration = parseConfiguration(undefined),
  roster: Roster = parseRoster(undefined),
  hash: Hash = withoutHash,
): Library {
  return {
    configuration,
    roster,
    documents: DocumentMap.from([]),
    files: new Set(),
    symlinks: new Set(),
    unreadable: new Map(),
    hash,
  };
}

function withoutHash(): string {
  throw new Error('This library was made without a hash function.');
}
