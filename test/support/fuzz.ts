/** How fuzzers run: the same cases every time, unless the environment asks for others or for more. */
import type { Parameters } from 'fast-check';

/** Settings for `runs` cases; `FUZZ_SEED` chooses other cases, `FUZZ_RUNS` multiplies their number. */
export function fuzz(runs: number): Parameters<unknown> {
  const scale = Number(process.env['FUZZ_RUNS'] ?? 1);
  return { seed: Number(process.env['FUZZ_SEED'] ?? 20261121), numRuns: Math.ceil(runs * scale) };
}
