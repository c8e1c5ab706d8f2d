import path from 'node:path';
import { build } from 'esbuild';

/** Bundles a program of `src/` as the product does, for tests that start it; says where the bundle is. */
export async function bundleOf(entry: string): Promise<string> {
  const outfile = path.join('out', 'test', 'bundles', `${path.basename(entry, '.ts')}.cjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  return path.resolve(outfile);
}
