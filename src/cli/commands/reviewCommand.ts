import { Option, type Command } from 'commander';
import type { Document } from '../../core/document/document.js';
import { planReview } from '../../core/gate/planReview.js';
import type { Attestation } from '../../core/staleness/attestReview.js';
import { encodeText } from '../../core/text/decodeText.js';
import { applyEdits } from '../../core/text/textEdit.js';
import { commitFile } from '../../git/commitFile.js';
import { replaceFile } from '../../node/atomicFile.js';
import { wordsForFailure } from '../../node/fileError.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { formatJson } from '../output/json.js';
import { openDocument } from '../signing/openDocument.js';
import { toDisplayText } from '../terminal/displayText.js';
import { chooseDocument } from './chooseDocument.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { findCommitter } from './committer.js';
import { openLibrary, warnOfSettings, type OpenedLibrary } from './openLibrary.js';

const outcomes = { accurate: 'still-accurate', corrected: 'corrected', retire: 'retire' } as const;

interface ReviewOptions {
  readonly outcome: keyof typeof outcomes;
  readonly note?: string;
  readonly commit?: boolean;
  readonly format: 'text' | 'json';
}

/** Registers `sop review`. */
export function addReviewCommand(program: Command, run: CommandRunner): void {
  program
    .command('review')
    .summary('vouch that documents were reviewed')
    .description(
      'Records that you read documents through: the day, your name, what you found and what exactly\n' +
        'you read. Only this moves the review clock. Several documents at once are marked as such.',
    )
    .argument('<documents...>', 'ids or paths of the documents')
    .addOption(
      new Option('--outcome <outcome>', 'what you found')
        .choices(Object.keys(outcomes))
        .default('accurate'),
    )
    .option('--note <text>', 'what you have to say about it')
    .option('--commit', 'commit each document')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((names: readonly string[], options: ReviewOptions) =>
      run((context) => review(context, names, options)),
    );
}

/** What came of one document. */
interface ReviewResult {
  readonly path: string;
  readonly outcome: 'reviewed' | 'failed';
  readonly message?: string;
  readonly commit?: string;
}

async function review(
  context: CommandContext,
  names: readonly string[],
  options: ReviewOptions,
): Promise<ExitCode> {
  const opened = await openLibrary(context);
  warnOfSettings(context, opened.library);
  const documents = new Map<string, Document>();
  for (const name of names) {
    const choice = chooseDocument(opened, context.cwd, name);
    if ('problem' in choice) {
      return refuseUsage(context, choice.problem);
    }
    documents.set(choice.document.path, choice.document);
  }
  const reviewer = await findCommitter(context, opened);
  if ('problem' in reviewer) {
    say(context, `${context.err.red('Not reviewed.')} ${toDisplayText(reviewer.problem)}`);
    return exitCodes.findings;
  }
  const { note } = options;
  const attestation: Attestation = {
    on: context.today,
    by: reviewer.by,
    outcome: outcomes[options.outcome],
    inBulk: documents.size > 1,
    ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }),
  };
  const results: ReviewResult[] = [];
  for (const path of documents.keys()) {
    const commit = options.commit === true;
    results.push(await tryToAttest(context, opened, { path, attestation, commit }));
  }
  report(context, results, options.format);
  return results.every(({ outcome }) => outcome === 'reviewed')
    ? exitCodes.fine
    : exitCodes.findings;
}

interface Attesting {
  readonly path: string;
  readonly attestation: Attestation;
  readonly commit: boolean;
}

/** One document that cannot be read or written does not hide what came of the others. */
async function tryToAttest(
  context: CommandContext,
  opened: OpenedLibrary,
  attesting: Attesting,
): Promise<ReviewResult> {
  try {
    return await attest(context, opened, attesting);
  } catch (error) {
    return { path: attesting.path, outcome: 'failed', message: wordsForFailure(error) };
  }
}

async function attest(
  { io }: CommandContext,
  opened: OpenedLibrary,
  { path, attestation, commit }: Attesting,
): Promise<ReviewResult> {
  const failed = (message: string): ReviewResult => ({ path, outcome: 'failed', message });
  const subject = openDocument(opened, path);
  if (subject.problem !== undefined) {
    return failed(subject.problem);
  }
  const edits = planReview(subject, attestation);
  if (edits.length === 0) {
    return failed('Its frontmatter cannot be read, so nothing was written into it.');
  }
  const after = Buffer.from(encodeText(applyEdits(subject.text, edits), subject.bom));
  if ((await replaceFile(subject.file, after, subject.bytes)) === 'changed') {
    return failed('It was changed by somebody else just now; read it again.');
  }
  if (!commit) {
    return { path, outcome: 'reviewed' };
  }
  const repository = { run: createProgramRunner(io.env), folder: opened.root };
  const outcome = await commitFile(repository, path, messageOf(subject.document, attestation));
  if (outcome.kind === 'committed') {
    return { path, outcome: 'reviewed', commit: outcome.commit };
  }
  const back = await replaceFile(subject.file, subject.bytes, after);
  const left =
    back === 'written' ? '' : ' The file was changed meanwhile, so the review is still in it.';
  return failed(`git did not take the commit: ${outcome.message}${left}`);
}

function messageOf(document: Document, { outcome, note }: Attestation): string {
  const { id } = document.frontmatter.data;
  const name = typeof id === 'string' ? id : document.path;
  return `Review ${name}: ${outcome.replace('-', ' ')}${note === undefined ? '' : `\n\n${note}`}`;
}

function report(
  { io, out, err }: CommandContext,
  results: readonly ReviewResult[],
  format: ReviewOptions['format'],
): void {
  if (format === 'json') {
    const reviews = results.map(({ path, outcome, message = null, commit = null }) => ({
      path,
      outcome,
      message,
      commit,
    }));
    io.stdout.write(formatJson({ reviews }));
    return;
  }
  for (const { path, outcome, message, commit } of results) {
    const name = toDisplayText(path);
    if (outcome === 'failed') {
      io.stderr.write(`${name}: ${err.red('not reviewed.')} ${toDisplayText(message ?? '')}\n`);
    } else {
      const where = commit === undefined ? '' : ` in commit ${commit.slice(0, 12)}`;
      io.stdout.write(`${name}: ${out.green('reviewed')}${where}\n`);
    }
  }
}
