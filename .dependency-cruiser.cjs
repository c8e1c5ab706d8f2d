/** Who may import whom among the layers of `src/`, from the innermost outwards. */
const layers = {
  core: [],
  git: ['core'],
  node: ['core', 'git'],
  cli: ['core', 'git', 'node'],
  webview: ['core'],
  extension: ['core', 'git'],
};

/** Inside core a folder imports its own rank and the ranks before it, never a later one. */
const coreRanks = [
  ['memory', 'text'],
  ['document'],
  ['schema'],
  ['checklist', 'signoff', 'acknowledgement', 'staleness', 'lessons', 'templates'],
  ['library'],
  ['gate'],
  ['projects', 'priorities'],
  ['detention'],
  ['query'],
  ['lists'],
  ['rules'],
  ['diff', 'merge', 'timeline', 'reports', 'digest', 'language'],
];

const corePackages = [
  'yaml',
  'gray-matter',
  'liqe',
  '@cfworker/json-schema',
  'canonicalize',
  'diff',
  'github-slugger',
  'ignore',
  'remark',
  'remark-gfm',
  'unified',
  '@types/mdast',
  'mdast',
];

const oneOf = (names) => `(${names.join('|')})`;

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  comment: `${layer} may import ${[layer, ...allowed].join(', ')}.`,
  severity: 'error',
  from: {
    path: `^src/${layer}/`,
    pathNot: '^src/extension/main[.]node[.]ts$',
  },
  to: {
    path: '^src/',
    pathNot: [
      `^src/${oneOf([layer, ...allowed])}/`,
      ...(layer === 'extension' ? ['^src/webview/protocol[.]ts$'] : []),
    ],
  },
}));

const rankRules = coreRanks.slice(0, -1).map((folders, rank) => ({
  name: `core-order-${folders[0]}`,
  comment: `core/${oneOf(folders)} imports nothing that is built on it.`,
  severity: 'error',
  from: { path: `^src/core/${oneOf(folders)}/` },
  to: { path: `^src/core/${oneOf(coreRanks.slice(rank + 1).flat())}/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...rankRules,
    {
      name: 'core-folders',
      comment: 'Every file of core lives in a folder that has a place in the order.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/core/', pathNot: `^src/core/${oneOf(coreRanks.flat())}/` },
    },
    {
      name: 'core-packages',
      comment: 'core uses parsing packages only, and nothing of Node.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/', `(^|/)node_modules/${oneOf(corePackages)}/`] },
    },
    {
      name: 'node-has-one-home',
      comment: 'Only node, cli and the composition root of the extension use Node itself.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(node/|cli/|extension/main[.]node[.]ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'vscode-has-one-home',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extension/' },
      to: { path: '^(node_modules/@types/)?vscode(/|$)' },
    },
    {
      name: 'features-are-islands',
      comment: 'A feature of the extension never imports another; what two share moves to shared.',
      severity: 'error',
      from: { path: '^src/extension/([^/]+)/', pathNot: '^src/extension/shared/' },
      to: { path: '^src/extension/[^/]+/', pathNot: '^src/extension/($1|shared)/' },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      from: { path: '^src/extension/shared/' },
      to: { path: '^src/extension/', pathNot: '^src/extension/shared/' },
    },
    {
      name: 'roots-are-imported-by-nobody',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/(extension/main[.](node|web)|cli/main|node/thread)[.]ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Not even of types: two files that need each other are one, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-cycles-of-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/core/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    {
      name: 'no-development-packages',
      comment: 'What ships is declared under dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@types/' },
    },
  ],
  options: {
    // The manifests below the root only say that sources are modules.
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
