// Makes private members of our classes plain ones: before code is optimised, which short runs never wait for, engines look plain ones up much faster.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const prefix = 'private_';

/** For a minified bundle: gives those members short names again. */
export const mangledMembers = new RegExp(`^${prefix}`);

/**
 * The compiler has seen to it that nobody uses them from outside; no class of ours extends another that has some.
 *
 * @type {import('esbuild').Plugin}
 */
export const plainMembers = {
  name: 'plain-members',
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
      file.startsWith(path.resolve('src') + path.sep)
        ? { contents: withPlainMembers(file), loader: 'ts' }
        : undefined,
    );
  },
};

/** Sources by file and content: many bundles hold the same. */
const known = new Map();

function withPlainMembers(file) {
  const source = readFileSync(file, 'utf8');
  if (!source.includes('#')) return source;
  if (known.get(file)?.source !== source) known.set(file, { source, result: renamed(source) });
  return known.get(file).result;
}

function renamed(source) {
  const parts = [];
  let at = 0;
  const visit = (node) => {
    if (ts.isPrivateIdentifier(node)) {
      const name = node.end - node.text.length;
      parts.push(source.slice(at, name), prefix);
      at = name + 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('', source, ts.ScriptTarget.Latest));
  return parts.join('') + source.slice(at);
}
