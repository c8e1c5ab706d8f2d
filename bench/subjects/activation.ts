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

/** Such a part of the editor; what it does not find of its own it asks the prototype for. */
function standInWith(own: object): unknown {
  return Object.assign(Object.create(standIn) as object, own);
}

/** A window with a folder, which the extension is to follow. */
const editor = standInWith({ workspace: standInWith({ workspaceFolders: [standIn] }) });

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
const require = createRequire(bundle);
const extension = require(bundle) as { activate: (context: unknown) => unknown };
extension.activate(context);
const { user, system } = process.cpuUsage(before);
const files = Object.keys(require.cache).filter((file) => file.startsWith(path.dirname(bundle)));
report({ activationMs: (user + system) / 1000, bundlesRead: files.length });
// What the extension planned for later is no part of its activation.
process.exit();
