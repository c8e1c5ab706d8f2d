import { setTimeout as pause } from 'node:timers/promises';

/**
 * Tries a check again and again until it passes, and gives what it gives; after the time is up its last error is the
 * test's.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  milliseconds = 10_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(50);
    }
  }
}
