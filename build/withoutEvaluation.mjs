/**
 * Parts of dependencies that evaluate text as code, and what stands in their place in a bundle.
 *
 * gray-matter brings engines of its own, but every call of ours names its engine.
 * liqe compiles field access to functions for its own filter, which we do not use.
 */
const replacements = [
  { filter: /gray-matter[\\/]lib[\\/]engines\.js$/, contents: 'module.exports = {};' },
  {
    filter: /liqe[\\/]dist[\\/]src[\\/]hydrateAst\.js$/,
    contents: 'exports.hydrateAst = (tree) => tree;',
  },
];

/** @type {import('esbuild').Plugin} */
export const withoutEvaluation = {
  name: 'without-evaluation',
  setup(bundle) {
    for (const { filter, contents } of replacements) {
      bundle.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    }
  },
};
