// `npm start`: the extension on the sample library, in the VS Code of this machine, else in a browser.
//   tsx test/host/start.ts [--browser] [--no-open] [--port N]
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cache, root } from './paths.js';
import { keptSample } from './sample.js';
import { startServer, workbenchUrl } from './server.js';

const windows = process.platform === 'win32';

const { values: options } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? '0' },
  },
});

/** Programs named `code` need not be VS Code: it answers with its version. */
function findVsCode(): string | undefined {
  return ['code', 'code-insiders', 'codium'].find((program) => {
    const asked = spawnSync(program, ['--version'], {
      shell: windows,
      encoding: 'utf8',
      timeout: 20_000,
    });
    return asked.status === 0 && /^\d+\.\d+/.test(asked.stdout);
  });
}

function openOnDesktop(program: string, folder: string): void {
  console.log(`Opening ${path.relative(root, folder)} in ${program} with the extension.`);
  const args = [
    `--extensionDevelopmentPath=${root}`,
    '--new-window',
    '--disable-workspace-trust',
    folder,
  ];
  process.exitCode = spawnSync(program, args, { shell: windows, stdio: 'inherit' }).status ?? 1;
}

async function openInBrowser(folder: string): Promise<void> {
  const server = await startServer({
    host: process.env.VSCODE_HOST ?? 'oldest',
    // Kept, so that settings survive from one start to the next.
    dataFolder: path.join(cache, 'start'),
    extension: root,
    port: Number(options.port),
  });
  const address = workbenchUrl(server, { open: folder });
  console.log(`\nVS Code ${server.host.vscode} shows the sample library at\n\n  ${address}\n`);
  console.log('Open the address in a browser; Ctrl+C ends it.');
  if (!options['no-open']) openAddress(address);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
}

function openAddress(address: string): void {
  const [program, ...args] = browserCommand(address);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {
    // No browser to open: the address stands on the terminal.
  });
  child.unref();
}

function browserCommand(address: string): readonly [string, ...string[]] {
  if (windows) return ['cmd', '/c', 'start', '', address.replaceAll('&', '^&')];
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
}

const sample = keptSample();
const program = options.browser || options['no-open'] ? undefined : findVsCode();
if (program === undefined) await openInBrowser(sample);
else openOnDesktop(program, sample);
