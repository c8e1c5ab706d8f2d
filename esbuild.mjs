// Makes the bundles of the product, or with `--suites` those of the tests that run inside VS Code.
// `--production` minifies, and leaves the bundles without a word of their source maps; `--watch` keeps going.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, context } from 'esbuild';
import { withLazyCore } from './build/lazyCore.mjs';
import { mangledMembers } from './build/plainMembers.mjs';
import { productPlugins } from './build/productPlugins.mjs';
import { rareExports, rarePackagesFrom } from './build/rarePackages.mjs';

const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  outExtension: { '.js': '.cjs' },
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: productPlugins,
};

/** @type {import('esbuild').BuildOptions} */
const product = {
  ...shared,
  outdir: 'dist',
  minify: production,
  ...(production && { mangleProps: mangledMembers }),
  sourcemap: production ? 'external' : true,
  metafile: true,
};

/**
 * For the extension host of a browser, which asks for `.js`: VS Code 1.100 puts it behind any other name.
 *
 * gray-matter keeps a copy of its input as Node's `Buffer`, which nobody reads and a browser does not have.
 * @cfworker/json-schema makes an address of the worker's own, which is none there.
 * @type {import('esbuild').BuildOptions}
 */
const web = {
  ...product,
  platform: 'browser',
  outExtension: {},
  // Without a page: some packages ask the document of a page otherwise.
  conditions: ['worker'],
  target: 'es2023',
  define: { 'Buffer.from': 'String', 'self.location': 'undefined' },
};

/**
 * The page of the dashboards, which runs in a webview.
 * @type {import('esbuild').BuildOptions}
 */
const page = {
  ...product,
  platform: 'browser',
  format: 'iife',
  target: 'chrome128',
  outExtension: {},
  entryPoints: { dashboardPage: 'src/webview/dashboard/main.ts' },
};

/**
 * Packages that few documents and few commands need.
 * @type {import('esbuild').BuildOptions & { outfile: string }}
 */
const rarePackages = {
  ...product,
  outdir: undefined,
  outExtension: undefined,
  outfile: 'dist/packages.cjs',
  stdin: { contents: rareExports, resolveDir: '.' },
};

const withRarePackages = [rarePackagesFrom(path.basename(rarePackages.outfile)), ...productPlugins];

/**
 * All of core that the extension, its threads and the command line ask for, beside them.
 * @type {import('esbuild').BuildOptions}
 */
const core = {
  ...product,
  outdir: undefined,
  outExtension: undefined,
  outfile: 'dist/core.cjs',
  plugins: withRarePackages,
};

/**
 * Where there is Node: the extension, what it runs beside itself, and the command line.
 * @type {import('esbuild').BuildOptions}
 */
const programs = {
  ...product,
  entryPoints: {
    extension: 'src/extension/main.node.ts',
    thread: 'src/node/thread.ts',
    cli: 'src/cli/main.ts',
  },
  plugins: [withLazyCore(core, report), ...withRarePackages],
};

const products = [
  programs,
  rarePackages,
  { ...web, entryPoints: { 'extension.web': 'src/extension/main.web.ts' } },
  page,
];

function suites() {
  const files = readdirSync('test/suite', { recursive: true }).filter((file) =>
    file.endsWith('.test.ts'),
  );
  return {
    ...shared,
    entryPoints: ['test/suite/index.ts', ...files.map((file) => path.join('test/suite', file))],
    outbase: 'test/suite',
    outdir: 'out/test/suite',
    external: ['vscode', 'mocha'],
  };
}

/** Says how large each bundle is, and keeps what is in it for `esbuild --analyze` and its web page. */
function report({ metafile }) {
  for (const [file, output] of Object.entries(metafile?.outputs ?? {})) {
    if (file.endsWith('.map')) continue;
    const name = path.basename(file, '.cjs');
    mkdirSync('out/bundles', { recursive: true });
    writeFileSync(`out/bundles/${name}.json`, JSON.stringify(metafile));
    console.log(`${file.padEnd(24)} ${(output.bytes / 1024).toFixed(0).padStart(6)} KiB`);
  }
}

const chosen = process.argv.includes('--suites') ? [suites()] : products;
rmSync(chosen[0].outdir, { recursive: true, force: true });
if (process.argv.includes('--watch')) {
  for (const options of chosen) {
    const bundle = await context({ ...options, logLevel: 'info' });
    await bundle.watch();
  }
} else {
  const results = await Promise.allSettled(chosen.map((options) => build(options)));
  for (const result of results) {
    if (result.status === 'fulfilled') report(result.value);
    else process.exitCode = 1;
  }
}
