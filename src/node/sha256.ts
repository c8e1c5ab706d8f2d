import { createHash } from 'node:crypto';
import type { Hash } from '../core/text/hash.js';

/** The platform's SHA-256, as core asks for it. */
export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
