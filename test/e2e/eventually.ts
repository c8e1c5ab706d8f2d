import { setTimeout as pause } from 'node:timers/promises';

/** Tries a check again and again until it passes; after the time is up its last error is the test's. */
export async function eventually(
  check: () => void | Promise<void>,
  milliseconds = 10_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(50);
    }
  }
}
