// Keeps large packages that are seldom asked in a bundle of their own, so that no program reads past them at its start.
const packages = [
  '@cfworker/json-schema',
  'csv-parse/sync',
  'gray-matter',
  'liqe',
  'remark',
  'remark-gfm',
  'yaml',
];
const names = packages.join('|').replaceAll('/', String.raw`\/`);

/** Matches an import of such a package in a source of ours. */
export const rareImport = new RegExp(`^import (?!type\\b)[^;]* from '(?:${names})';`, 'm');

/** What the bundle of those packages exports: each of them, under its name. */
export const rareExports = packages
  .map((name) => `export * as ${JSON.stringify(name)} from ${JSON.stringify(name)};`)
  .join('\n');

const namespace = 'rare-package';

/**
 * Has those packages read from `file`, which lies beside the bundle, when a module that imports one is set up.
 *
 * @param {string} file
 * @returns {import('esbuild').Plugin}
 */
export function rarePackagesFrom(file) {
  const request = JSON.stringify(`./${file}`);
  return {
    name: 'rare-packages',
    setup(bundle) {
      bundle.onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({
        path,
        namespace,
      }));
      bundle.onResolve({ filter: /^\.\//, namespace }, ({ path }) => ({ path, external: true }));
      bundle.onLoad({ filter: /./, namespace }, ({ path: name }) => ({
        // To a module of ours `module.exports` is the default export, as to any module in Node.
        contents: `const names = require(${request})[${JSON.stringify(name)}];
          module.exports = names.default ?? names;`,
      }));
    },
  };
}
