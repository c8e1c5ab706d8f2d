/** Loads the extension's bundle and activates it in front of a stand-in for the editor: `bundle`. */
import { createRequire } from 'node:module';
import Module from 'node:module';
import path from 'node:path';
import { report } from './report.js';

/** Answers every question about the editor with itself, so that only our own code takes time. */
const standIn: object = new Proxy(class {}, {
  get: (target, key) => {
    if (key === 'prototype') return Reflect.get(target, key);
    if (key === Symbol.iterator) return () => [][Symbol.iterator]();
    if (key === Symbol.toPrimitive) return () => '';
    return key === 'then' ? undefined : standIn;
  },
  set: () => true,
  apply: () => standIn,
  construct: () => standIn,
});

/** A bundle copies what it imports; what it does not find of its own it asks the prototype for. */
const editor: unknown = Object.create(standIn);

/** What an extension really is handed, as far as paths go. */
const own: Readonly<Record<string | symbol, unknown>> = {
  subscriptions: [],
  globalStorageUri: { fsPath: path.resolve('out/bench/storage') },
  extensionPath: path.resolve('.'),
  asAbsolutePath: (relative: string) => path.resolve(relative),
};
const context: unknown = new Proxy(own, { get: (target, key) => target[key] ?? standIn });

const bundle = path.resolve(process.argv[2] ?? '');
const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'vscode' ? editor : load(request, ...rest));

const before = process.cpuUsage();
const extension = createRequire(bundle)(bundle) as { activate: (context: unknown) => unknown };
extension.activate(context);
const { user, system } = process.cpuUsage(before);
report({ activationMs: (user + system) / 1000 });
// What the extension planned for later is no part of its activation.
process.exit();
