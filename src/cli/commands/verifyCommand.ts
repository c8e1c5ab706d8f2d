import { Option, type Command } from 'commander';
import {
  isProven,
  type VerifiedDocument,
  type VerifiedSignOff,
} from '../../git/verify/verification.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { verifyLibrary } from '../../node/verifyLibrary.js';
import { formatJson } from '../output/json.js';
import { toVerifiedJson } from '../output/verifyJson.js';
import { formatVerification } from '../output/verifyText.js';
import { plural } from '../reporters/checkReport.js';
import { createCheckScope } from './checkScope.js';
import { chooseDocument } from './chooseDocument.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { openLibrary, rootOf } from './openLibrary.js';

interface VerifyOptions {
  readonly base?: string;
  readonly format: 'text' | 'json';
}

/** Registers `sop verify`. */
export function addVerifyCommand(program: Command, run: CommandRunner): void {
  program
    .command('verify')
    .summary('prove sign-offs from git')
    .description(
      'Proves from the history of HEAD who signed what, when and under which rules, and that no\n' +
        'sign-off was altered or removed. It needs the full history, and no network.',
    )
    .argument('[paths...]', 'documents and folders whose sign-offs are wanted')
    .option('--base <rev>', 'the revision whose roster, templates and rules count for what is new')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((paths: readonly string[], options: VerifyOptions) =>
      run((context) => verify(context, paths, options)),
    );
}

async function verify(
  context: CommandContext,
  names: readonly string[],
  { base, format }: VerifyOptions,
): Promise<ExitCode> {
  const wanted = await findPaths(context, names);
  if ('problem' in wanted) {
    return refuseUsage(context, wanted.problem);
  }
  const outcome = await verifyLibrary({
    run: createProgramRunner(context.io.env),
    root: rootOf(context.cwd),
    today: context.today,
    now: Math.floor(context.io.now().getTime() / 1000),
    onDisk: true,
    ...(wanted.paths === undefined ? {} : { paths: wanted.paths }),
    ...(base === undefined ? {} : { base }),
  });
  if (outcome.kind === 'impossible') {
    return refuseUsage(context, outcome.message);
  }
  const ok = outcome.documents.every(isProven);
  warnOfShallowClone(context, outcome.documents);
  context.io.stdout.write(
    format === 'json'
      ? formatJson({ documents: outcome.documents.map(toVerifiedJson), ok })
      : formatVerification(outcome.documents, context.out),
  );
  return ok ? exitCodes.fine : exitCodes.findings;
}

/** The remedy once, however many sign-offs lie beyond what this clone has of the history. */
function warnOfShallowClone(context: CommandContext, documents: readonly VerifiedDocument[]): void {
  const isCut = ({ faults }: VerifiedSignOff) =>
    faults.some(({ code }) => code === 'shallow-history');
  const cut = documents.flatMap(({ signOffs }) => signOffs.filter(isCut)).length;
  if (cut > 0) {
    say(
      context,
      `${context.err.yellow('sop:')} This clone is shallow, so ${plural(cut, 'sign-off')} cannot be verified; git fetch --unshallow gets the rest of the history.`,
    );
  }
}

/** The documents that are named by path or id, and those in the folders that are named; all without names. */
async function findPaths(
  context: CommandContext,
  names: readonly string[],
): Promise<{ readonly paths: readonly string[] | undefined } | { readonly problem: string }> {
  if (names.length === 0) {
    return { paths: undefined };
  }
  const opened = await openLibrary(context);
  const paths = new Set<string>();
  for (const name of names) {
    const choice = chooseDocument(opened, context.cwd, name);
    if ('document' in choice) {
      paths.add(choice.document.path);
      continue;
    }
    const scope = await createCheckScope(context, { ...opened, paths: [name] });
    if ('problem' in scope) {
      return { problem: choice.problem };
    }
    for (const path of opened.library.documents.keys()) {
      if (scope.includes(path)) {
        paths.add(path);
      }
    }
  }
  return { paths: [...paths] };
}
