// Starts an installed VS Code server on a free port of this machine, with a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installServer, type Host } from './install.js';
import { root } from './paths.js';
import { endGroup } from './processGroup.js';

/** Nothing may pop up, move, or ask the network by itself. */
const quietSettings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // In a browser VS Code saves by itself, which on the desktop it does not.
  'files.autoSave': 'off',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.menuBarVisibility': 'classic',
  'workbench.editor.enablePreview': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export interface ServerOptions {
  readonly host: string;
  /** Kept after the end; without one a temporary folder is made and removed. */
  readonly dataFolder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** An extension to load as if it were installed. */
  readonly extension?: string;
  /** Opens folders in restricted mode, as VS Code does until the person trusts them. */
  readonly restricted?: boolean;
  /** Lets an address name an extension under development and its tests; hides toasts and dialogs. */
  readonly driver?: boolean;
}

export interface Server {
  readonly host: Host;
  readonly url: string;
  readonly authority: string;
  readonly dataFolder: string;
  log(): string;
  close(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { folder, host, node } = installServer(options.host);
  const dataFolder = options.dataFolder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'sop-vscode-'));
  writeSettings(dataFolder, options.settings ?? {});
  const extensions = path.join(dataFolder, 'extensions');
  if (options.extension !== undefined) linkExtension(options.extension, extensions);
  const args = [
    path.join(folder, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--server-data-dir', dataFolder, '--extensions-dir', extensions],
    ...['--without-connection-token', '--accept-server-license-terms', '--disable-update-check'],
    ...['--telemetry-level', 'off'],
    ...(options.restricted === true ? [] : ['--disable-workspace-trust']),
    ...(options.driver === true ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = spawn(node, args, {
    cwd: root,
    // A group of its own, so that the server's helpers end with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(), ...options.environment },
  });
  const output: string[] = [];
  const kill = () => {
    endGroup(child, 'SIGKILL');
  };
  process.once('exit', kill);
  const port = await listeningPort(child, output);
  return {
    host,
    url: `http://127.0.0.1:${port}/`,
    authority: `127.0.0.1:${port}`,
    dataFolder,
    log: () => output.join(''),
    close: async () => {
      await ended(child);
      process.removeListener('exit', kill);
      if (options.dataFolder === undefined) await removeFolder(dataFolder);
    },
  };
}

function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): void {
  const folder = path.join(dataFolder, 'data/User');
  fs.mkdirSync(folder, { recursive: true });
  const all = { ...quietSettings, ...settings };
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(all, undefined, 2));
}

function linkExtension(extension: string, extensions: string): void {
  const text = fs.readFileSync(path.join(extension, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as Record<'publisher' | 'name' | 'version', string>;
  const id = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  fs.rmSync(extensions, { recursive: true, force: true });
  fs.mkdirSync(extensions, { recursive: true });
  const kind = process.platform === 'win32' ? 'junction' : 'dir';
  fs.symlinkSync(extension, path.join(extensions, id), kind);
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_V8_COVERAGE$|npm_)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(kept),
    EXTENSIONS_GALLERY: '{}',
    CODE_SERVER_PARENT_PID: '',
    NODE_OPTIONS: '--enable-source-maps',
  };
}

function listeningPort(child: ChildProcess, output: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => {
      reject(new Error(`The VS Code server ${what}:\n${output.join('')}`));
    };
    const timer = setTimeout(fail, 60_000, 'was not up after 60 s');
    const read = (chunk: Buffer) => {
      output.push(chunk.toString());
      const port = /Extension host agent listening on (\d+)/.exec(output.join(''))?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => {
      fail(`did not start: ${error.message}`);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const timer = setTimeout(() => {
      endGroup(child, 'SIGKILL');
    }, 3000);
    endGroup(child, 'SIGTERM');
    await gone;
    clearTimeout(timer);
  }
  // Helpers of the server that did not listen to the gentle signal.
  endGroup(child, 'SIGKILL');
}

/** Helpers of the server still write for a moment after its end. */
async function removeFolder(folder: string): Promise<void> {
  await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}

export interface WorkbenchAddress {
  /** A folder, or a `.code-workspace` file. */
  readonly open: string;
  readonly extension?: string;
  readonly tests?: string;
}

/** The address of the workbench that opens a folder, with the extension and the tests to run in it. */
export function workbenchUrl(server: Server, { open, extension, tests }: WorkbenchAddress): string {
  const remote = (file: string) => {
    const posix = file.split(path.sep).join('/');
    return `vscode-remote://${server.authority}${posix.startsWith('/') ? '' : '/'}${posix}`;
  };
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({
    [open.endsWith('.code-workspace') ? 'workspace' : 'folder']: open,
    payload: JSON.stringify(payload),
  });
  return `${server.url}?${query.toString()}`;
}
