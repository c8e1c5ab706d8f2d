import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { mangledMembers } from '../build/plainMembers.mjs';
import { productPlugins } from '../build/productPlugins.mjs';
import { rareExports, rarePackagesFrom } from '../build/rarePackages.mjs';

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
  const own = subjects.filter((subject) => !peers.has(subject));
  const ours = { plugins: productPlugins, mangleProps: mangledMembers };
  await Promise.all([
    bundle({ entryPoints: [...peers].map(sourceOf) }),
    bundle({
      ...ours,
      entryPoints: own.map(sourceOf),
      plugins: [rarePackagesFrom('packages.cjs'), ...productPlugins],
    }),
    bundle({
      ...ours,
      outfile: path.join(bundleFolder, 'packages.cjs'),
      stdin: { contents: rareExports, resolveDir: '.' },
    }),
  ]);
}

function sourceOf(subject: Subject): string {
  return `bench/subjects/${subject}.ts`;
}

async function bundle(options: BuildOptions): Promise<void> {
  await build({
    ...(options.outfile === undefined && {
      outdir: bundleFolder,
      outExtension: { '.js': '.cjs' },
    }),
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
