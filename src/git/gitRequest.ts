/** What the layer above must be able to start: a program with arguments, never a shell. */
export type RunProgram = (request: ProgramRequest) => Promise<ProgramOutcome>;

/** The same where whoever asks cannot wait: everything else stands still until the program has ended. */
export type RunProgramNow = (request: ImmediateRequest) => ProgramOutcome;

export interface ImmediateRequest extends Omit<ProgramRequest, 'input' | 'onOutput'> {
  readonly input?: string;
}

export interface ProgramRequest {
  readonly program: 'git' | 'ssh-keygen';
  readonly args: readonly string[];
  /** Absolute path. */
  readonly folder: string;
  /** Added to what the runner keeps of the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** More output than this ends the program. */
  readonly mostBytes: number;
  readonly mostMilliseconds: number;
  /** What the program reads from its standard input, whole or as it comes; without it there is none. */
  readonly input?: string | Uint8Array | AsyncIterable<string>;
  /**
   * Takes the output piece by piece as it comes, so that nobody has to hold all of it; then the outcome has none.
   *
   * It must not throw, and may keep the pieces.
   */
  readonly onOutput?: (piece: Uint8Array) => void;
}

export type ProgramOutcome =
  | {
      readonly kind: 'ended';
      readonly exitCode: number;
      readonly output: Uint8Array;
      readonly errors: string;
    }
  /** The program is not installed, or the folder is not there. */
  | { readonly kind: 'not-started' }
  | { readonly kind: 'stopped'; readonly why: 'time' | 'size' | 'signal' };

/** Reads only; each is given `-z` or its like where it prints names, and `--end-of-options` or `--` before what users wrote. */
export type GitReading =
  | 'cat-file'
  | 'config'
  | 'diff'
  | 'diff-tree'
  | 'for-each-ref'
  | 'log'
  | 'ls-files'
  | 'ls-tree'
  | 'merge-base'
  | 'merge-file'
  | 'rev-parse'
  | 'status'
  | 'symbolic-ref';

/** Settings of a repository, of a person or a machine that would start programs, reach for the network or change the output. */
const harmless: readonly (readonly [key: string, value: string])[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.pager', 'cat'],
  ['core.quotePath', 'false'],
  ['color.ui', 'false'],
  ['credential.helper', ''],
  ['log.showSignature', 'false'],
  ['log.showRoot', 'true'],
  ['log.mailmap', 'false'],
  ['diff.orderFile', '/dev/null'],
  ['diff.relative', 'false'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  ['core.bigFileThreshold', '512m'],
  ['submodule.recurse', 'false'],
  // A cache that a hostile folder may bring along, telling other parents and trees than the commits themselves.
  ['core.commitGraph', 'false'],
  // Where a grafts file bends history, git says so only while this hint is on.
  ['advice.graftFileDeprecated', 'true'],
];

const environment: Readonly<Record<string, string>> = {
  // Of nothing, so that a partial clone is not completed behind one's back: older versions know only the second.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  // Replacement objects would let one clone tell another history than the next.
  GIT_NO_REPLACE_OBJECTS: '1',
  LC_ALL: 'C',
};

/** What a diff tells of contents by their names, with nothing of a repository's settings or programs in it. */
export const rawDiff: readonly string[] = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
];

/** A reading git command, hardened so that a hostile repository cannot make it do anything else. */
export function gitReading(
  subcommand: GitReading,
  args: readonly string[],
  folder: string,
): ProgramRequest {
  return {
    program: 'git',
    args: [
      '--no-optional-locks',
      '--no-pager',
      '--literal-pathspecs',
      ...harmless.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      subcommand,
      ...args,
    ],
    folder,
    env: environment,
    mostBytes: 1024 * 1024,
    mostMilliseconds: 10_000,
  };
}

/** Where a stream is read, and what is fed to git. */
export interface GitSource {
  readonly folder: string;
  readonly input?: string;
  /** Whether paths among the arguments are patterns of ours, not names. */
  readonly patterns?: boolean;
}

/**
 * How much git keeps of the contents that others are kept as differences from: where it has room for fewer than a library
 * of ten thousand documents rests on, which is more than it takes unless told, it makes most of them twice.
 */
const unpackedAtOnce = 'core.deltaBaseCacheLimit=160m';

/** The same for long streams: a history, many objects. Names and hashes may be fed as `input`. */
export function gitStreaming(
  subcommand: GitReading,
  args: readonly string[],
  source: GitSource,
): ProgramRequest {
  const request = gitReading(subcommand, args, source.folder);
  const isKept = (arg: string) => source.patterns !== true || arg !== '--literal-pathspecs';
  return {
    ...request,
    args: ['-c', unpackedAtOnce, ...request.args.filter(isKept)],
    mostBytes: 1024 * 1024 * 1024,
    mostMilliseconds: 120_000,
    ...(source.input === undefined ? {} : { input: source.input }),
  };
}

/** A writing git command: it runs as the user would run it, hooks and signing included. */
export function gitWriting(
  subcommand: 'add' | 'commit' | 'config',
  args: readonly string[],
  folder: string,
): ProgramRequest {
  return {
    program: 'git',
    args: ['--no-pager', '--literal-pathspecs', subcommand, ...args],
    folder,
    env: { GIT_TERMINAL_PROMPT: '0' },
    mostBytes: 1024 * 1024,
    // Hooks and a signing program that waits for a passphrase take their time.
    mostMilliseconds: 300_000,
  };
}
