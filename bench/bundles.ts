import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { mangledMembers } from '../build/plainMembers.mjs';
import { productPlugins } from '../build/productPlugins.mjs';

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
  'ownAudit',
] as const;

export type Subject = (typeof subjects)[number];

export function bundleOf(subject: Subject): string {
  return path.join(bundleFolder, `${subject}.cjs`);
}

/** Programs without a line of ours; what ours are compared with must not become faster or slower by how we bundle. */
const peers: ReadonlySet<Subject> = new Set([
  'idle',
  'readLoop',
  'remarkStack',
  'languageService',
  'gitLog',
  'gitBlobs',
]);

/** Bundles the measured programs, ours as for users, so that none pays for finding its modules. */
export async function buildSubjects(): Promise<void> {
  await Promise.all([
    bundle([...peers], {}),
    bundle(
      subjects.filter((subject) => !peers.has(subject)),
      { plugins: productPlugins, mangleProps: mangledMembers },
    ),
  ]);
}

async function bundle(some: readonly Subject[], options: BuildOptions): Promise<void> {
  await build({
    entryPoints: some.map((subject) => `bench/subjects/${subject}.ts`),
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
    ...options,
  });
}
