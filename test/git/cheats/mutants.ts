/** The product with one check taken out: its sources are rewritten on the way into a bundle, where a switch chooses the check. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import ts from 'typescript';
import { conditions } from './conditions.js';
import type { ProductUnderTest } from './cheatCase.js';

/** A check of the product that can be taken out. */
export interface Mutant {
  /** Where the check is: file and place among its checks. */
  readonly id: string;
  /** Code of the fault that the check tells; undefined for a part of a check. */
  readonly code?: string;
  /** Name of the case that shows what the part is there for. */
  readonly shownBy?: string;
}

export interface MutableProduct {
  readonly product: ProductUnderTest;
  readonly mutants: readonly Mutant[];
  /** Takes the check out, and puts the one before back in; undefined leaves the product whole. */
  choose(mutant: Mutant | undefined): void;
}

/** Name of the global that holds the id of the check that is out. */
const chosen = '__sopCheckTakenOut';
const entry = `
export { verifyLibrary } from './src/node/verifyLibrary.js';
export { readLibraryAt } from './src/git/readLibraryAt.js';
export { verdictOf } from './src/core/gate/verdict.js';
export { findingsOf } from './src/core/rules/findings.js';
`;

/** Bundles the product once, every check with its switch. */
export async function buildMutableProduct(): Promise<MutableProduct> {
  const mutants: Mutant[] = [];
  const outfile = path.resolve('out', 'test', 'bundles', 'mutableVerifier.mjs');
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
    plugins: [switches(mutants)],
  });
  const product = (await import(
    `${pathToFileURL(outfile).href}?${process.pid}`
  )) as ProductUnderTest;
  return {
    product,
    mutants,
    choose: (mutant) => {
      (globalThis as Record<string, unknown>)[chosen] = mutant?.id;
    },
  };
}

function switches(mutants: Mutant[]): Plugin {
  return {
    name: 'switches',
    setup(bundle) {
      bundle.onLoad({ filter: /(src\/git\/.*|core\/gate\/standing)\.ts$/ }, ({ path: file }) => {
        const name = path.basename(file, '.ts');
        const text = withSwitches(name, readFileSync(file, 'utf8'), mutants);
        return { contents: withConditions(name, text, mutants), loader: 'ts' };
      });
    },
  };
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The source with every place that tells a fault made to depend on the switch. */
function withSwitches(name: string, text: string, mutants: Mutant[]): string {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const splices: Splice[] = [];
  const visit = (node: ts.Node): void => {
    const code = ts.isCallExpression(node) ? codeOf(node) : undefined;
    if (code !== undefined && ts.isCallExpression(node)) {
      const id = `${name} ${splices.length + 1} ${code}`;
      mutants.push({ id, code });
      splices.push(spliceFor(node, isOutWhen(id)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return splices
    .toReversed()
    .reduce((all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end), text);
}

/** The source with the conditions of its file made to depend on the switch. */
function withConditions(name: string, text: string, mutants: Mutant[]): string {
  let source = text;
  for (const [index, { file, text: part, put, shownBy }] of conditions.entries()) {
    if (file === name) {
      const id = `${name} condition ${index + 1}`;
      const [head, tail, ...others] = source.split(part);
      if (head === undefined || tail === undefined || others.length > 0) {
        throw new Error(`${file} does not hold once: ${part}`);
      }
      source = head + put(part, isOutWhen(id)) + tail;
      mutants.push({ id, shownBy });
    }
  }
  return source;
}

function isOutWhen(id: string): string {
  return `globalThis.${chosen} === ${JSON.stringify(id)}`;
}

/** The code that a call tells, for the functions that make faults. */
function codeOf({ expression, arguments: args }: ts.CallExpression): string | undefined {
  const callee = ts.isIdentifier(expression) ? expression.text : '';
  const told = { fault: args[0], withFault: args[0], because: args[1] }[callee];
  return told && ts.isStringLiteral(told) ? told.text : undefined;
}

function spliceFor(call: ts.CallExpression, isOut: string): Splice {
  const { parent } = call;
  const text = call.getText();
  if (ts.isIdentifier(call.expression) && call.expression.text === 'because') {
    const [start, end] = [parent.getStart(), parent.getEnd()];
    return { start, end, text: `if (!(${isOut})) ${parent.getText()}` };
  }
  const isListed =
    ts.isArrayLiteralExpression(parent) || (ts.isCallExpression(parent) && parent !== call);
  const without = isListed
    ? `...(${isOut} ? [] : [${text}])`
    : `(${isOut} ? { isGood: false, faults: [] } : ${text})`;
  return { start: call.getStart(), end: call.getEnd(), text: without };
}
