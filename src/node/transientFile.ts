import path from 'node:path';
import { sha256 } from './sha256.js';

/**
 * Names of the files that exist beside a file only while it is replaced.
 *
 * They do not repeat the file's name, which may already be as long as a name can be.
 */
export function transientNames(file: string): { lock: string; temporary(token: string): string } {
  const { dir, base } = path.parse(file);
  const stem = path.join(dir, `.sop-${sha256(base).slice(0, 16)}`);
  return { lock: `${stem}.lock`, temporary: (token) => `${stem}-${token}.tmp` };
}

/** Whether a file of this name is there only while another is replaced. */
export function isTransientName(name: string): boolean {
  return name.startsWith('.sop-') && /^\.sop-[0-9a-f]{16}(-[\w-]+)?\.(lock|tmp)$/.test(name);
}
