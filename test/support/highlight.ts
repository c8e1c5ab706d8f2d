// Colours text with the grammars of an installed VS Code and ours, by the engine that VS Code uses.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';
import { installServer } from '../host/install.js';
import { root } from '../host/paths.js';

interface GrammarEntry {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

interface GrammarFile {
  readonly file: string;
  readonly injectTo: readonly string[];
}

/** The grammars that the extensions in these folders contribute, by scope. */
function grammarsOf(folders: readonly string[]): ReadonlyMap<string, GrammarFile> {
  const grammars = new Map<string, GrammarFile>();
  for (const folder of folders) {
    const manifest = path.join(folder, 'package.json');
    if (!fs.existsSync(manifest)) continue;
    const { contributes } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as {
      contributes?: { grammars?: readonly GrammarEntry[] };
    };
    for (const { scopeName, path: name, injectTo = [] } of contributes?.grammars ?? []) {
      grammars.set(scopeName, { file: path.join(folder, name), injectTo });
    }
  }
  return grammars;
}

/** A piece of text and the scopes that colour it, innermost last. */
export interface HighlightedPiece {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** A function that splits Markdown into pieces as the editor would colour them, line by line. */
export async function createHighlighter(): Promise<(text: string) => readonly HighlightedPiece[]> {
  const extensions = path.join(installServer('oldest').folder, 'extensions');
  const builtIn = fs.readdirSync(extensions).map((name) => path.join(extensions, name));
  const grammars = grammarsOf([...builtIn, root]);
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(fs.readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = grammars.get(scope)?.file;
      return Promise.resolve(
        file === undefined
          ? undefined
          : textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file),
      );
    },
    getInjections: (scope) =>
      [...grammars].flatMap(([name, { injectTo }]) => (injectTo.includes(scope) ? [name] : [])),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  if (grammar === null) throw new Error('This VS Code has no grammar for Markdown.');
  return (text) => {
    let state = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes,
      }));
    });
  };
}
