import type { Profile } from './profile.js';

/** Whether the document says that it is over: retired, closed, declined, whatever its kind calls it. */
export function hasFinalStatus({ kind, status }: Pick<Profile, 'kind' | 'status'>): boolean {
  return status !== undefined && kind?.finalStatuses.includes(status) === true;
}
