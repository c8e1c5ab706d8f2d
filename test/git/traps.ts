/** What a hostile folder can make a careless git start. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TrappedRepository } from './trappedRepository.js';

export interface Trap {
  readonly name: string;
  readonly arm: (repository: TrappedRepository) => void;
  /** What a careless program would run, by which the trap shows that it is armed. */
  readonly careless: (repository: TrappedRepository) => void;
  /** Added to the environment of the product. */
  readonly env?: (repository: TrappedRepository) => Readonly<Record<string, string>>;
}

/** A trap in the settings that the repository brings along, with attributes of its own. */
// eslint-disable-next-line @typescript-eslint/max-params -- A trap is one line of words.
function setting(
  name: string,
  settings: (script: string) => Readonly<Record<string, string>>,
  careless: readonly string[],
  { attributes, script }: { readonly attributes?: string; readonly script?: string } = {},
): Trap {
  return {
    name,
    arm: (repository) => {
      for (const [key, value] of Object.entries(settings(repository.script(script)))) {
        repository.git('config', key, value);
      }
      if (attributes !== undefined) {
        writeFileSync(path.join(repository.folder, '.git', 'info', 'attributes'), attributes);
      }
    },
    careless: (repository) => {
      repository.touch();
      repository.careless(...careless);
    },
  };
}

/** A commit whose signature a careless log would check with a program of the repository. */
function signatureTrap(
  name: string,
  kind: string,
  settings: (script: string) => Record<string, string>,
): Trap {
  const trap = setting(name, (script) => ({ 'log.showSignature': 'true', ...settings(script) }), [
    'log',
    '-1',
  ]);
  return {
    ...trap,
    arm: (repository) => {
      const commit = repository.git('cat-file', 'commit', 'HEAD');
      const signature = `gpgsig -----BEGIN ${kind}-----\n AAAA\n -----END ${kind}-----\n`;
      const file = path.join(repository.folder, '.git', 'signed');
      writeFileSync(
        file,
        commit.replace(/^(committer .*\n)/m, (line) => line + signature),
      );
      const hash = repository.git('hash-object', '-t', 'commit', '-w', file).trim();
      repository.git('update-ref', 'refs/heads/main', hash);
      trap.arm(repository);
    },
  };
}

/** A clone without one content, which git would fetch from a place that runs something. */
function fetchTrap(name: string, settings: (script: string) => Record<string, string>): Trap {
  return {
    name,
    arm: (repository) => {
      const script = repository.script('exit 1');
      const all = {
        'core.repositoryFormatVersion': '1',
        'extensions.partialClone': 'origin',
        'remote.origin.promisor': 'true',
        'remote.origin.partialCloneFilter': 'blob:none',
        ...settings(script),
      };
      for (const [key, value] of Object.entries(all)) {
        repository.git('config', key, value);
      }
    },
    careless: (repository) => {
      repository.careless('cat-file', '-p', 'd'.repeat(40));
    },
  };
}

/** A pager is started at a terminal only; `script` pretends to be one. */
function pagerTrap(name: string, key: string): Trap {
  return {
    name,
    arm: (repository) => {
      repository.git('config', key, repository.script());
    },
    careless: (repository) => {
      const { folder } = repository;
      spawnSync('script', ['-qec', 'git log', '/dev/null'], { cwd: folder, env: repository.env() });
    },
  };
}

/** Traps that a clone without all contents is set with. */
export const fetches: readonly Trap[] = [
  fetchTrap('a fetch from a program', (script) => ({
    'remote.origin.url': `ext::${script}`,
    'protocol.ext.allow': 'always',
  })),
  fetchTrap('a fetch through a program', (script) => ({
    'remote.origin.url': '/',
    'remote.origin.uploadpack': script,
  })),
  fetchTrap('a fetch over SSH', (script) => ({
    'remote.origin.url': 'ssh://nowhere.invalid/x',
    'core.sshCommand': script,
  })),
  fetchTrap('a fetch through a proxy', (script) => ({
    'remote.origin.url': 'git://nowhere.invalid/x',
    'core.gitProxy': script,
  })),
];

/** All traps, each ready to show that it is armed. */
export const traps: readonly Trap[] = [
  setting('a monitor of files', (script) => ({ 'core.fsmonitor': script }), ['status']),
  setting('a converter of texts', (script) => ({ 'diff.x.textconv': script }), ['log', '-p'], {
    attributes: '*.md diff=x\n',
  }),
  setting(
    'a converter for searches',
    (script) => ({ 'diff.x.textconv': script }),
    ['log', '-Sc1:'],
    {
      attributes: '*.md diff=x\n',
    },
  ),
  setting('a program for differences', (script) => ({ 'diff.external': script }), ['diff']),
  setting(
    'a program for differences of some files',
    (script) => ({ 'diff.x.command': script }),
    ['diff'],
    {
      attributes: '*.md diff=x\n',
    },
  ),
  setting(
    'a filter on the way in',
    (script) => ({ 'filter.x.clean': script }),
    ['diff', '--name-only'],
    {
      attributes: '*.md filter=x\n',
    },
  ),
  setting(
    'a required filter on the way in',
    (script) => ({ 'filter.x.clean': script, 'filter.x.required': 'true' }),
    ['status'],
    { attributes: '*.md filter=x\n' },
  ),
  setting(
    'a filter whose name no argument can hold',
    (script) => ({ 'filter.a=b.clean': script }),
    ['status'],
    { attributes: '*.md filter=a=b\n' },
  ),
  setting(
    'a filter that stays',
    (script) => ({ 'filter.x.process': script }),
    ['diff', '--name-only'],
    {
      attributes: '*.md filter=x\n',
      script: 'exit 1',
    },
  ),
  setting(
    'a filter on the way out',
    (script) => ({ 'filter.x.smudge': script }),
    ['archive', '--format=tar', 'HEAD'],
    {
      attributes: '*.md filter=x\n',
    },
  ),
  {
    ...setting('attributes from elsewhere', (script) => ({ 'diff.x.textconv': script }), [
      'log',
      '-p',
    ]),
    arm: (repository) => {
      const file = path.join(repository.folder, '.git', 'elsewhere');
      writeFileSync(file, '*.md diff=x\n');
      repository.git('config', 'core.attributesFile', file);
      repository.git('config', 'diff.x.textconv', repository.script());
    },
  },
  {
    ...setting('settings from elsewhere', () => ({}), ['diff']),
    arm: (repository) => {
      const file = path.join(repository.folder, '.git', 'elsewhere');
      writeFileSync(file, `[diff]\n\texternal = ${repository.script()}\n`);
      repository.git('config', 'include.path', file);
    },
  },
  {
    ...setting('a hook', () => ({}), ['status']),
    arm: (repository) => {
      const hook = path.join(repository.folder, '.git', 'hooks', 'post-index-change');
      mkdirSync(path.dirname(hook), { recursive: true });
      execFileSync('cp', [repository.script(), hook]);
    },
  },
  {
    ...setting('hooks from elsewhere', () => ({}), ['status']),
    arm: (repository) => {
      const folder = path.join(repository.folder, '.git', 'others');
      mkdirSync(folder);
      execFileSync('cp', [repository.script(), path.join(folder, 'post-index-change')]);
      repository.git('config', 'core.hooksPath', folder);
    },
  },
  pagerTrap('a pager', 'core.pager'),
  pagerTrap('a pager for histories', 'pager.log'),
  signatureTrap('a program for signatures', 'PGP SIGNATURE', (script) => ({
    'gpg.program': script,
  })),
  signatureTrap('a program for SSH signatures', 'SSH SIGNATURE', (script) => ({
    'gpg.ssh.program': script,
    'gpg.ssh.allowedSignersFile': '/dev/null',
  })),
  signatureTrap('a program for certificates', 'SIGNED MESSAGE', (script) => ({
    'gpg.x509.program': script,
  })),
  ...fetches,
  setting(
    'a driver for merges',
    (script) => ({ 'merge.x.driver': `${script} %O %A %B` }),
    ['merge', '--no-commit', 'other'],
    {
      attributes: '*.md merge=x\n',
    },
  ),
  setting('a command that shadows a reading one', (script) => ({ 'alias.lg': `!${script}` }), [
    'lg',
  ]),
  {
    name: 'a submodule with settings of its own',
    arm: (repository) => {
      const sub = path.join(repository.folder, 'sub');
      execFileSync('git', ['init', '-q', sub]);
      const inSub = (...args: string[]) =>
        execFileSync('git', ['-C', sub, ...args], { env: repository.env() });
      writeFileSync(path.join(sub, 'x.md'), 'x\n');
      inSub('add', 'x.md');
      inSub('-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '-q', '-m', 'x');
      inSub('config', 'filter.x.clean', repository.script());
      writeFileSync(path.join(sub, '.git', 'info', 'attributes'), '*.md filter=x\n');
      // Of the same length, so that only its content tells.
      writeFileSync(path.join(sub, 'x.md'), 'y\n');
      repository.git(
        'update-index',
        '--add',
        '--cacheinfo',
        `160000,${inSub('rev-parse', 'HEAD').toString().trim()},sub`,
      );
    },
    careless: (repository) => {
      repository.careless('status');
    },
  },
  {
    name: 'variables of the environment',
    arm: () => undefined,
    careless: (repository) => {
      execFileSync('git', ['diff'], {
        cwd: repository.folder,
        env: { ...repository.env(), GIT_EXTERNAL_DIFF: repository.script() },
      });
    },
    env: (repository) => ({
      GIT_EXTERNAL_DIFF: repository.script(),
      GIT_DIR: '/nowhere',
      GIT_PAGER: repository.script(),
      GIT_TRACE: repository.canary,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: repository.script(),
      GIT_CONFIG_PARAMETERS: "'diff.external=x'",
      GIT_SSH_COMMAND: repository.script(),
      GIT_OBJECT_DIRECTORY: '/nowhere',
      GIT_GRAFT_FILE: '/nowhere',
    }),
  },
];
