/** Keys that a fingerprint leaves out; asked about far more often than one is made, so they stand apart from the YAML parser it needs. */
const commonBookkeeping: readonly string[] = ['sign_offs', 'status', 'due_on', 'tags'];

/** Whether a key changes in the course of work without changing what was agreed, in a document of any kind. */
export function isBookkeeping(key: string): boolean {
  return commonBookkeeping.includes(key) || key.startsWith('reviewed_');
}
