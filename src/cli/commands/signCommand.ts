import { Option, type Command } from 'commander';
import type { Document } from '../../core/document/document.js';
import type { YamlMapping } from '../../core/document/frontmatter.js';
import { planSignOff, type SignOffPlan, type SignOffRequest } from '../../core/gate/planSignOff.js';
import { profileIn } from '../../core/library/profileIn.js';
import { instantOf } from '../../core/schema/clockReading.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { commitFile, commitStateOf, type CommitState } from '../../git/commitFile.js';
import { readGitEmail } from '../../git/gitIdentity.js';
import { gitNotFound, isGitMissing } from '../../git/gitNotFound.js';
import type { Repository } from '../../git/readHistory.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { configurationPath, rosterPath } from '../../node/settingsFiles.js';
import { createRecordSigner } from '../../node/signing/createRecordSigner.js';
import { signDocument, type SigningOutcome } from '../../node/signing/signDocument.js';
import { formatSignCard } from '../output/signCard.js';
import { openDocument, type OpenDocument } from '../signing/openDocument.js';
import { describeProof, findSigningKey, type SigningKey } from '../signing/signingKey.js';
import { refuseForeignWork } from '../signing/refuseForeignWork.js';
import { parseItemsOption, toSignOffRequest, type SignOptions } from '../signing/signOptions.js';
import { reportSigning, type SignResult } from '../signing/signReport.js';
import { chooseDocument } from './chooseDocument.js';
import {
  parseDayOption,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { confirm } from './confirm.js';
import { openLibrary, warnOfSettings, type OpenedLibrary } from './openLibrary.js';

/** Registers `sop sign`. */
export function addSignCommand(program: Command, run: CommandRunner): void {
  program
    .command('sign')
    .summary('sign a gate of a document')
    .description(
      'Signs a gate of a document as the person that git commits as: shows what will be signed,\n' +
        'asks, writes one record and commits it on its own. It signs what the last commit holds.',
    )
    .argument('<document>', 'id or path of the document')
    .option('--gate <gate>', 'the gate to sign; needed where the document has several')
    .addOption(new Option('--return', 'return it to its owner').conflicts(['revoke', 'override']))
    .addOption(
      new Option('--revoke', 'take your last sign-off of the gate back').conflicts('override'),
    )
    .option('--override', 'let the gate through although something holds it up')
    .option('--note <text>', 'the reason; needed unless you accept')
    .option(
      '--items <keys>',
      'keys of the items a return wants mended, with commas',
      parseItemsOption,
    )
    .option('--until <day>', 'last day of an override (YYYY-MM-DD)', parseDayOption)
    .option('--as <role>', 'the role to sign in, if you hold several that may')
    .option(
      '--key <file>',
      'sign the record itself with this SSH key; git takes the one git signs with',
    )
    .option('--commit', 'commit the document first if it has changes')
    .option('--yes', 'sign without asking')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((name: string, options: SignOptions) => run((context) => sign(context, name, options)));
}

async function sign(
  context: CommandContext,
  name: string,
  options: SignOptions,
): Promise<ExitCode> {
  if (context.isDayGiven) {
    say(context, 'A sign-off carries the time of this machine, whatever --today says.');
  }
  const opened = await openLibrary(context);
  warnOfSettings(context, opened.library);
  const choice = chooseDocument(opened, context.cwd, name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const { path } = choice.document;
  const asked = askedOf(choice.document, options);
  if ('problem' in asked) {
    return refuseUsage(context, asked.problem);
  }
  const { request } = asked;
  const result = await signChosen(context, { opened, path, request, options });
  return reportSigning(context, { path, gate: request.gate, format: options.format }, result);
}

/** A document with one gate leaves no doubt which is meant. */
function askedOf(
  { path, frontmatter }: Document,
  options: SignOptions,
): ReturnType<typeof toSignOffRequest> {
  const ids = parseGates(frontmatter.data['gates']).gates.map(({ id }) => id);
  const gate = options.gate ?? (ids.length === 1 ? ids[0] : undefined);
  if (gate !== undefined) {
    return toSignOffRequest(options, gate);
  }
  return {
    problem:
      ids.length === 0
        ? `${path} has no gates to sign.`
        : `Name the gate to sign with --gate; ${path} has ${ids.join(', ')}.`,
  };
}

interface SigningCase {
  readonly opened: OpenedLibrary;
  readonly path: string;
  readonly request: SignOffRequest;
  readonly options: SignOptions;
}

async function signChosen(context: CommandContext, signing: SigningCase): Promise<SignResult> {
  const { opened, path, request, options } = signing;
  const repository = { run: createProgramRunner(context.io.env), folder: opened.root };
  const subject = openDocument(opened, path);
  if (subject.problem !== undefined) {
    return { outcome: 'failed', message: subject.problem };
  }
  const email = await readGitEmail(repository.run, opened.root);
  if (email === undefined && (await isGitMissing(repository.run, opened.root))) {
    return { outcome: 'failed', message: gitNotFound };
  }
  const at = instantOf(context.io.now());
  const plan = planSignOff(subject, request, { email, at });
  if (plan.kind === 'refused') {
    return { outcome: 'refused', refusals: plan.refusals };
  }
  const key = await findSigningKey(context, { repository, opened, plan, asked: options.key });
  if (key.kind === 'missing') {
    return { outcome: 'failed', message: key.message };
  }
  const state = await commitStateOf(repository, path);
  const first = await whatToCommitFirst(repository, { path, state, options });
  if (first !== undefined) {
    return { outcome: 'uncommitted', message: first };
  }
  const foreignWork = () =>
    refuseForeignWork(repository, subject, { decision: request.decision, summary: plan.summary });
  const known = await foreignWork();
  if (known !== undefined) {
    return { outcome: 'refused', refusals: [known] };
  }
  if (!(await agrees(context, { subject, plan, key, yes: options.yes === true }))) {
    return { outcome: 'declined', message: 'Nobody agreed to it.' };
  }
  if (state !== 'committed') {
    const problem = await commitDocument(repository, subject, state);
    if (problem !== undefined) {
      return { outcome: 'failed', message: problem };
    }
    const committed = await foreignWork();
    if (committed !== undefined) {
      return { outcome: 'refused', refusals: [committed] };
    }
  }
  const outcome = await signDocument({
    library: opened.library,
    root: opened.root,
    repository,
    path,
    request,
    email,
    at: instantOf(context.io.now()),
    shown: contentOf(plan.record),
    ...(key.kind === 'key'
      ? { sign: createRecordSigner({ ...key, run: repository.run, person: plan.summary.person }) }
      : {}),
  });
  return toResult(outcome, path);
}

function toResult(outcome: SigningOutcome, path: string): SignResult {
  switch (outcome.kind) {
    case 'signed':
      return { outcome: 'signed', record: outcome.record, commit: outcome.commit };
    case 'refused':
      return { outcome: 'refused', refusals: outcome.refusals };
    case 'uncommitted':
      return { outcome: 'uncommitted', message: whatToCommit(path, outcome.state) };
    case 'failed':
      return { outcome: 'failed', message: outcome.message };
    default:
      return outcome satisfies never;
  }
}

/** The fingerprint that a planned record carries. */
function contentOf({ content }: YamlMapping): string {
  return typeof content === 'string' ? content : '';
}

/** Beside the document roster and settings: a record made by others than git has would never count. */
async function whatToCommitFirst(
  repository: Repository,
  { path, state, options }: Pick<SigningCase, 'path' | 'options'> & { readonly state: CommitState },
): Promise<string | undefined> {
  if (state !== 'committed' && (state === 'unknown' || options.commit !== true)) {
    return whatToCommit(path, state);
  }
  for (const file of [rosterPath, configurationPath]) {
    const found = wordsFor(await commitStateOf(repository, file));
    if (found !== undefined) {
      return `${file} ${found}, and git proves a sign-off by the one that is committed. Commit it first.`;
    }
  }
  return undefined;
}

function wordsFor(state: CommitState): string | undefined {
  if (state === 'untracked') return 'was never committed';
  return state === 'changed' ? 'has changes that are not committed' : undefined;
}

function whatToCommit(path: string, state: CommitState): string {
  if (state === 'unknown') {
    return 'Sign-offs live in git: the library must be in a repository, and git must be installed.';
  }
  return `${path} ${wordsFor(state) ?? ''}, and a signature covers what is committed. Commit it, or add --commit if the changes are yours.`;
}

async function agrees(
  context: CommandContext,
  {
    subject,
    plan,
    key,
    yes,
  }: {
    readonly subject: OpenDocument;
    readonly plan: Extract<SignOffPlan, { readonly kind: 'planned' }>;
    readonly key: SigningKey;
    readonly yes: boolean;
  },
): Promise<boolean> {
  const { library, document } = subject;
  const { title, id } = profileIn(library, document);
  const { person } = plan.summary;
  const card = formatSignCard(
    { head: { title, id, path: document.path }, ...plan, proof: describeProof(key) },
    context.err,
  );
  context.io.stderr.write(`${card}\n`);
  return (
    yes ||
    (await confirm(context, {
      question: `Sign it as ${person.name}?`,
      unasked: 'There is no terminal to ask at; --yes signs without asking.',
    }))
  );
}

/** Commits the document by itself, so that the commit of the sign-off holds nothing else; tells in words why it could not. */
async function commitDocument(
  repository: Repository,
  { document }: OpenDocument,
  state: CommitState,
): Promise<string | undefined> {
  const { id } = document.frontmatter.data;
  const name = typeof id === 'string' ? id : document.path;
  const verb = state === 'untracked' ? 'Add' : 'Update';
  const outcome = await commitFile(repository, document.path, `${verb} ${name}`);
  return outcome.kind === 'refused'
    ? `git did not take the commit of the document: ${outcome.message}`
    : undefined;
}
