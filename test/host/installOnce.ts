// Installs things from the npm registry below `.vscode-test`, once and whole.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const windows = process.platform === 'win32';

/** Fills `folder` by `make`, unless it holds what `key` describes; a half-made one is never taken for whole. */
export function installOnce(folder: string, key: string, make: (folder: string) => void): string {
  const mark = path.join(folder, '.installed');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === key) return folder;
  const unfinished = `${folder}.${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true });
  make(unfinished);
  fs.writeFileSync(path.join(unfinished, '.installed'), key);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.renameSync(unfinished, folder);
  return folder;
}

export function npm(folder: string, ...args: readonly string[]): string {
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];
  return execFileSync(windows ? 'npm.cmd' : 'npm', [...args, ...quiet], {
    cwd: folder,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
}

export interface PackedPart {
  /** `name@version` of the package. */
  readonly spec: string;
  /** The expected digest; a package that differs is refused. */
  readonly integrity?: string;
  /** The only folder of the package that is kept; it becomes the target folder itself. */
  readonly part: string;
}

/** Unpacks one folder of a package, without its dependencies and without running its scripts. */
export function unpack(folder: string, { spec, integrity, part }: PackedPart): void {
  const printed: unknown = JSON.parse(
    npm(folder, 'pack', spec, '--json', '--pack-destination', '.'),
  );
  const packed = (printed as readonly { filename: string; integrity: string }[])[0];
  if (packed === undefined) throw new Error(`npm packed nothing for ${spec}`);
  if (integrity !== undefined && packed.integrity !== integrity) {
    throw new Error(`${spec} has digest ${packed.integrity}, expected ${integrity}`);
  }
  const depth = part.split('/').length;
  // Source maps are most of VS Code's bytes, and no test reads them.
  execFileSync(
    'tar',
    ['-xzf', packed.filename, `--strip-components=${depth}`, '--exclude=*.map', part],
    { cwd: folder, stdio: 'inherit' },
  );
  fs.rmSync(path.join(folder, packed.filename));
}
