// What the linter cannot see: names of files, comments that switch rules off, lock files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

function tracked(...patterns: readonly string[]): readonly string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--', ...patterns], { encoding: 'utf8' });
  return listing.split('\0').filter((file) => file !== '' && fs.existsSync(file));
}

/** The lines of the files that `isWrong` picks, as `file:line: text`. */
function linesThat(files: readonly string[], isWrong: (line: string) => boolean): string[] {
  return files.flatMap((file) =>
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .map((line, index) => ({ line, place: `${file}:${index + 1}: ${line.trim()}` }))
      .filter(({ line }) => isWrong(line))
      .map(({ place }) => place),
  );
}

/** All but this file, which has to spell out what it looks for. */
const sources = tracked('src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts').filter(
  (file) => file !== 'test/project/house.test.ts',
);

describe('the sources', () => {
  function check(isWrong: (line: string) => boolean): void {
    assert.deepEqual(linesThat(sources, isWrong), []);
  }

  it('are in files with names in camel case', () => {
    const wrong = sources.filter((file) => {
      const name = file.split('/').at(-1) ?? '';
      return !/^[a-z][a-zA-Z0-9]*(\.(d|fuzz|schema|node|web))?(\.test)?\.ts$/.test(name);
    });
    assert.deepEqual(wrong, []);
  });

  it('switch a rule off by its name and with a reason', () => {
    const directive = /eslint-disable(-next-line|-line)?\b/;
    const explained = /eslint-disable(-next-line|-line)? [@a-z][\w@/, -]* -- \S/;
    check((line) => directive.test(line) && !explained.test(line));
  });

  it('never switch the compiler off', () => {
    check((line) => /@ts-(ignore|nocheck|expect-error)/.test(line));
  });

  it('leave nothing to do without the number of an issue', () => {
    check((line) => /(\/\/|\*).*\b(TODO|FIXME|XXX)\b(?!.*#\d)/.test(line));
  });
});

describe('the lock files', () => {
  const locks = tracked('**/package-lock.json', 'package-lock.json');

  it('name no registry, so that each machine installs from its own', () => {
    assert.ok(locks.length > 1);
    assert.deepEqual(
      linesThat(locks, (line) => line.includes('"resolved": "http')),
      [],
    );
  });

  it('name every package of every platform, without which npm installs nothing', () => {
    assert.deepEqual(locks.flatMap(missingPackages), []);
  });
});

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
}

function missingPackages(file: string): readonly string[] {
  const { packages } = JSON.parse(fs.readFileSync(file, 'utf8')) as Lock;
  return Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(
        (name) =>
          packages[`node_modules/${name}`] === undefined &&
          packages[`${folder}/node_modules/${name}`] === undefined,
      )
      .map((name) => `${file}: ${folder} needs ${name}`),
  );
}

describe('the manifest', () => {
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
    engines: { vscode: string };
    devDependencies: Record<string, string>;
  };

  it('promises the oldest VS Code that the tests run in, and is compiled against it', () => {
    const hosts = JSON.parse(fs.readFileSync('test/host/hosts.json', 'utf8')) as {
      oldest: { vscode: string };
    };
    const minor = hosts.oldest.vscode.split('.').slice(0, 2).join('.');
    assert.equal(manifest.engines.vscode, `^${minor}.0`);
    assert.equal(manifest.devDependencies['@types/vscode'], `~${minor}.0`);
  });
});
