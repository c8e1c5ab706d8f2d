// Keeps large packages out of every start: most documents are read, and most commands run, without them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rareImport } from './rarePackages.mjs';

/** A function, or a type, which is gone from a bundle. */
const exported = /^export (?:(function)|interface|type) (\w+)/gm;
const otherExport = /^export (?!function |interface |type )/m;
const namespace = 'on-demand';

/**
 * Sets up the modules of ours that import such a package, and the package itself, when one of their functions is first called.
 *
 * @type {import('esbuild').Plugin}
 */
export const onDemand = {
  name: 'on-demand',
  setup(bundle) {
    bundle.onResolve({ filter: /\.[jt]s$/ }, ({ path: request, resolveDir, kind }) => {
      const isOwn = request.startsWith('.') || path.isAbsolute(request);
      if (!isOwn || kind !== 'import-statement') return undefined;
      const file = path.resolve(resolveDir, request).replace(/\.js$/, '.ts');
      return importsRarely(file) ? { path: file, namespace } : undefined;
    });
    bundle.onLoad({ filter: /./, namespace }, ({ path: file }) => ({
      contents: standInText(file),
      resolveDir: path.dirname(file),
      watchFiles: [file],
    }));
  },
};

/** Answers by file: every module is asked for by many others. */
const known = new Map();

function importsRarely(file) {
  if (!file.startsWith(path.resolve('src') + path.sep)) return false;
  let answer = known.get(file);
  if (answer === undefined) {
    answer = rareImport.test(readFileSync(file, 'utf8'));
    known.set(file, answer);
  }
  return answer;
}

/** Has the functions of the module, and loads it when one of them is called. */
function standInText(file) {
  const source = readFileSync(file, 'utf8');
  if (otherExport.test(source)) throw new Error(`${file} exports more than functions and types.`);
  const names = [...source.matchAll(exported)].filter(([, kind]) => kind).map(([, , name]) => name);
  return [
    'let module;',
    `const load = () => (module ??= require(${JSON.stringify(file)}));`,
    ...names.map((name) => `export const ${name} = (...given) => load().${name}(...given);`),
  ].join('\n');
}
