// Installs a real VS Code server: VS Code's own files out of the npm package code-server, and the few modules
// they need from a committed lock file. No compiler, no install script, no root.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce, npm, unpack } from './installOnce.js';
import { cache, harness } from './paths.js';

/** A VS Code to test in; `oldest` is the one that `engines.vscode` promises. */
export interface Host {
  readonly vscode: string;
  readonly codeServer: string;
  readonly integrity: string;
  /** The lowest major version of Node that runs this server. */
  readonly minimalNode: number;
  /** The Node to fetch where the machine's is older than that. */
  readonly node?: string;
}

export interface InstalledServer {
  readonly host: Host;
  readonly folder: string;
  readonly node: string;
}

const stubs: Readonly<Record<string, string>> = {
  '@vscode/spdlog': 'spdlog.cjs',
  '@vscode/deviceid': 'deviceid.cjs',
  '@vscode/fs-copyfile': 'fs-copyfile.cjs',
  '@vscode/native-watchdog': 'native-watchdog.cjs',
  '@vscode/ripgrep-universal': 'ripgrep-universal.mjs',
  'native-watchdog': 'native-watchdog.cjs',
};

export function readHosts(): ReadonlyMap<string, Host> {
  const text = fs.readFileSync(path.join(harness, 'hosts.json'), 'utf8');
  return new Map(Object.entries(JSON.parse(text) as Record<string, Host>));
}

export function installServer(name: string): InstalledServer {
  const hosts = readHosts();
  const host = hosts.get(name);
  if (host === undefined) throw new Error(`No host "${name}": ${[...hosts.keys()].join(', ')}.`);
  const locks = path.join(harness, host.vscode);
  const key = digestOf(JSON.stringify(host), locks, path.join(harness, 'stubs'));
  const folder = installOnce(path.join(cache, `server-${host.vscode}`), key, (target) => {
    console.error(`Installing VS Code ${host.vscode}, once ...`);
    const spec = `code-server@${host.codeServer}`;
    unpack(target, { spec, integrity: host.integrity, part: 'package/lib/vscode' });
    installModules(target, locks);
    for (const [module, stub] of Object.entries(stubs)) installStub(target, module, stub);
  });
  return { host, folder, node: nodeFor(host) };
}

/** npm needs our manifest while it installs; VS Code reads its own afterwards. */
function installModules(target: string, locks: string): void {
  const manifest = path.join(target, 'package.json');
  const own = fs.readFileSync(manifest);
  fs.rmSync(path.join(target, 'npm-shrinkwrap.json'), { force: true });
  fs.cpSync(locks, target, { recursive: true });
  npm(target, 'ci', '--ignore-scripts', '--omit=dev');
  fs.writeFileSync(manifest, own);
}

function installStub(target: string, module: string, stub: string): void {
  const folder = path.join(target, 'node_modules', module);
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(harness, 'stubs', stub), path.join(folder, stub));
  const manifest = { name: module, version: '0.0.0', main: stub };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
}

function digestOf(text: string, ...folders: readonly string[]): string {
  const hash = createHash('sha256').update(text);
  for (const folder of folders) {
    for (const file of fs.readdirSync(folder).sort()) {
      hash.update(file).update(fs.readFileSync(path.join(folder, file)));
    }
  }
  return hash.digest('hex');
}

/** The Node that runs the server: this one where it is new enough, else one from the registry. */
function nodeFor(host: Host): string {
  const own = Number(process.versions.node.split('.')[0]);
  if (own >= host.minimalNode || host.node === undefined) return process.execPath;
  const windows = process.platform === 'win32';
  const spec = `node-${windows ? 'win' : process.platform}-${process.arch}@${host.node}`;
  const folder = installOnce(path.join(cache, `node-${host.node}`), spec, (target) => {
    console.error(`Installing Node ${host.node} for VS Code ${host.vscode}, once ...`);
    unpack(target, { spec, part: 'package/bin' });
  });
  return path.join(folder, windows ? 'node.exe' : 'node');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : ['oldest']) console.log(installServer(name).folder);
}
