import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Packages that core may use: parsers of Markdown, YAML, queries and patterns, all without side effects. */
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
  'mdast',
];

const layerOf = (names) => `(^|/)(${names.join('|')})/`;

/** An import rule: no path into the named layers, and no package of those that `packages` matches. */
function imports({ layers = [], packages, reason }) {
  const patterns = [];
  if (layers.length > 0) {
    patterns.push({ regex: `^\\..*${layerOf(layers)}`, message: `${reason} See CONTRIBUTING.md.` });
  }
  if (packages !== undefined) patterns.push({ regex: packages, message: reason });
  return { 'no-restricted-imports': ['error', { patterns }] };
}

const structure = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  {
    selector: 'ExportAllDeclaration',
    message: 'No barrels: import from the file that defines it.',
  },
  {
    selector: 'ExportNamedDeclaration[source]',
    message: 'No barrels: import from the file that defines it.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector:
      ':matches(PropertyDefinition, MethodDefinition[kind!="constructor"])[accessibility="private"]',
    message: 'Use a #private member.',
  },
  { selector: 'TSParameterProperty', message: 'Declare the field, then assign it.' },
];

/** Where the extension speaks to a person; a text of letters there would stay English for everybody. */
const spoken = [
  'CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]',
  'CallExpression[callee.property.name="setStatusBarMessage"]',
  'NewExpression[callee.name="Refused"]',
  'NewExpression[callee.property.name=/^(CodeAction|CodeLens|TreeItem|DocumentPasteEdit)$/]',
  'Property[key.name=/^(title|label|detail|description|placeHolder|prompt|openLabel|tooltip|spoken|message|problem|excuse)$/]',
];

/** Words, as against an icon, an example or what only joins values. */
const words = '/^[A-Z]|^[a-z]{3,}$| [a-z]{2}/';

const translated = spoken.flatMap((place) =>
  [`Literal[value=${words}]`, `TemplateLiteral > TemplateElement[value.raw=${words}]`].map(
    (text) => ({
      selector: `${place} > ${text}`,
      message: 'People read this: hand it to vscode.l10n.t, as one whole text.',
    }),
  ),
);

const purity = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'core knows no clock: take `today` or an instant as a parameter.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'core knows no clock: take `today` or an instant as a parameter.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(toLocale.*|localeCompare)$/]',
    message: 'core knows no locale: compare and print independent of the machine.',
  },
];

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', '.vscode-test/', 'templates/', 'node_modules/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'error',
      '@typescript-eslint/no-unnecessary-type-arguments': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.cjs'],
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      // Refusing control characters in documents is part of the trade.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...structure] },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60 }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/{utils,util,common,commands,types,helpers,misc,index}.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Program', message: 'Name the file for the thing it holds.' },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      ...imports({
        layers: ['git', 'node', 'cli', 'webview', 'extension'],
        packages: `^(?!\\.)(?!(${corePackages.join('|').replaceAll('/', '\\/')})$)`,
        reason: 'core is pure: it imports itself and the parsing packages only.',
      }),
      'no-restricted-syntax': ['error', ...structure, ...purity],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'core knows no clock.' },
        { object: 'performance', property: 'now', message: 'core knows no clock.' },
        { object: 'Math', property: 'random', message: 'core knows no randomness.' },
        { object: 'crypto', property: 'randomUUID', message: 'core knows no randomness.' },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'Intl', 'crypto'],
    },
  },
  {
    files: ['src/git/**/*.ts'],
    rules: imports({
      layers: ['node', 'cli', 'webview', 'extension'],
      packages: '^(?!\\.)',
      reason: 'git builds arguments and reads output: it imports core only.',
    }),
  },
  {
    files: ['src/node/**/*.ts'],
    rules: imports({
      layers: ['cli', 'webview', 'extension'],
      packages: '^vscode$',
      reason: 'node imports core and git only.',
    }),
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: imports({
      layers: ['webview', 'extension'],
      packages: '^vscode$',
      reason: 'The command line imports core, git and node only.',
    }),
  },
  {
    files: ['src/webview/**/*.ts'],
    rules: imports({
      layers: ['git', 'node', 'cli', 'extension'],
      packages: '^(vscode$|node:)',
      reason: 'The page imports core only.',
    }),
  },
  {
    files: ['src/extension/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...structure, ...translated] },
  },
  {
    files: ['src/extension/**/*.ts'],
    ignores: ['src/extension/main.node.ts'],
    rules: imports({
      layers: ['node', 'cli'],
      packages: '^node:',
      reason: 'Only main.node.ts knows Node; features get their ports handed in.',
    }),
  },
  {
    files: ['src/extension/main.node.ts'],
    rules: imports({ layers: ['cli'], reason: 'The extension does not know the command line.' }),
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // Tests read the output of programs, which the compiler cannot know.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: {
        console: false,
        process: false,
        module: true,
        require: false,
        setInterval: false,
        clearInterval: false,
      },
    },
  },
);
