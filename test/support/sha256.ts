import { createHash } from 'node:crypto';
import type { Hash } from '../../src/core/text/hash.js';

/** Node's SHA-256, as tests hand it to core. */
export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
