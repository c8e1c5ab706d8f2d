// Puts `src/core` into a bundle of its own, which is read only when something of it is first used.
// The extension is activated before anybody knows whether there is a library, and most of its code is the domain's.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const coreFolder = path.resolve('src/core') + path.sep;
const namespace = 'lazy-core';
const loader = 'load';

/**
 * For a bundle whose sources import core: they stay as they are, and core goes into `outfile` beside it.
 *
 * @param {import('esbuild').BuildOptions & { outfile: string }} options
 * @param {(result: import('esbuild').BuildResult) => void} report
 * @returns {import('esbuild').Plugin}
 */
export function withLazyCore(options, report) {
  const file = `./${path.basename(options.outfile)}`;
  return {
    name: 'with-lazy-core',
    setup(bundle) {
      /** The modules of core that are asked for. */
      const asked = new Set();
      bundle.onResolve({ filter: /\/core\/.*\.js$/ }, ({ path: request, resolveDir }) => {
        const module = path.resolve(resolveDir, request).replace(/\.js$/, '.ts');
        return module.startsWith(coreFolder) ? { path: module, namespace } : undefined;
      });
      bundle.onResolve({ filter: /.*/, namespace }, ({ path: request }) =>
        request === loader ? { path: loader, namespace } : { path: file, external: true },
      );
      bundle.onLoad({ filter: /.*/, namespace }, async ({ path: module }) => {
        if (module === loader) return { contents: loaderText(file), watchFiles: filesOfCore() };
        asked.add(module);
        return { contents: standInText(keyOf(module), await exportsOf(module)) };
      });
      bundle.onEnd(async ({ errors }) => {
        if (errors.length > 0) return;
        const contents = [...asked]
          .sort()
          .map((module) => `export * as ${quoted(keyOf(module))} from ${quoted(module)};`)
          .join('\n');
        report(await build({ ...options, stdin: { contents, resolveDir: coreFolder } }));
      });
    },
  };
}

function keyOf(module) {
  return path.relative(coreFolder, module).replaceAll(path.sep, '/').replace(/\.ts$/, '');
}

const quoted = JSON.stringify;

function filesOfCore() {
  return readdirSync(coreFolder, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(coreFolder, file));
}

function loaderText(file) {
  return `let core;\nexports.load = () => (core ??= require(${quoted(file)}));`;
}

/** Has the names of the module, and asks core for what they stand for whenever it is used. */
function standInText(key, names) {
  const getters = names.map((name) => `get ${name}() { return load()[${quoted(key)}].${name}; }`);
  return [
    `const { load } = require(${quoted(loader)});`,
    `module.exports = { __esModule: true, ${getters.join(', ')} };`,
  ].join('\n');
}

/** The names of values; types are gone by then. */
async function exportsOf(module) {
  const { metafile } = await build({
    entryPoints: [module],
    bundle: false,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: path.dirname(module),
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}
