import path from 'node:path';
import { build } from 'esbuild';

/** Where the measured programs lie once they are bundled. */
export const bundleFolder = path.resolve('out/bench');

export const subjects = [
  'idle',
  'ownIndex',
  'readLoop',
  'remarkStack',
  'languageService',
  'editing',
  'agreement',
  'activation',
  'gitLog',
  'ownHistory',
  'gitBlobs',
  'ownDiff',
] as const;

export type Subject = (typeof subjects)[number];

export function bundleOf(subject: Subject): string {
  return path.join(bundleFolder, `${subject}.cjs`);
}

/** Bundles the measured programs as the product is bundled for users, so that none pays for finding its modules. */
export async function buildSubjects(): Promise<void> {
  await build({
    entryPoints: subjects.map((subject) => `bench/subjects/${subject}.ts`),
    outdir: bundleFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The UMD builds of Microsoft's packages hide their imports from the bundler.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
}
