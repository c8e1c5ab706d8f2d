import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import type { Document } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import { planAcknowledgement } from '../../core/query/planAcknowledgement.js';
import { documentsToRead, readersOf } from '../../core/query/readers.js';
import { instantOf } from '../../core/schema/clockReading.js';
import { encodeText } from '../../core/text/decodeText.js';
import { commitFile } from '../../git/commitFile.js';
import { readGitEmail } from '../../git/gitIdentity.js';
import { gitNotFound, isGitMissing } from '../../git/gitNotFound.js';
import { replaceFile } from '../../node/atomicFile.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { formatJson } from '../output/json.js';
import { openDocument } from '../signing/openDocument.js';
import { toDisplayText } from '../terminal/displayText.js';
import { formatTable } from '../terminal/table.js';
import { chooseDocument } from './chooseDocument.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { openLibrary, warnOfSettings, type OpenedLibrary } from './openLibrary.js';

interface AckOptions {
  readonly who?: boolean;
  readonly commit?: boolean;
  readonly format: 'text' | 'json';
}

/** Registers `sop ack`. */
export function addAckCommand(program: Command, run: CommandRunner): void {
  program
    .command('ack')
    .summary('say that you have read documents, or see who has')
    .description(
      'Records that you have read documents as they are, each in a file of its own.\n' +
        'With --who it lists who must have read them and who has; without documents, of all.',
    )
    .argument('[documents...]', 'ids or paths of the documents')
    .option('--who', 'list who must have read them, and who has')
    .option('--commit', 'commit each acknowledgement')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action((names: readonly string[], options: AckOptions) =>
      run((context) => acknowledge(context, names, options)),
    );
}

async function acknowledge(
  context: CommandContext,
  names: readonly string[],
  options: AckOptions,
): Promise<ExitCode> {
  if (names.length === 0 && options.who !== true) {
    return refuseUsage(context, 'Name the documents you have read, or ask with --who.');
  }
  const opened = await openLibrary(context);
  warnOfSettings(context, opened.library);
  const documents: Document[] = [];
  for (const name of names) {
    const choice = chooseDocument(opened, context.cwd, name);
    if ('problem' in choice) {
      return refuseUsage(context, choice.problem);
    }
    documents.push(choice.document);
  }
  if (options.who === true) {
    return listReaders(context, opened, {
      documents: names.length === 0 ? documentsToRead(opened.library) : documents,
      format: options.format,
    });
  }
  const results: AckResult[] = [];
  for (const document of documents) {
    results.push(await record(context, opened, { document, commit: options.commit === true }));
  }
  report(context, results, options.format);
  return results.some(({ outcome }) => outcome === 'failed') ? exitCodes.findings : exitCodes.fine;
}

function listReaders(
  { io, today, out, err }: CommandContext,
  { library }: OpenedLibrary,
  asked: { readonly documents: readonly Document[]; readonly format: AckOptions['format'] },
): ExitCode {
  const rows = asked.documents.flatMap((document) => {
    const { id } = profileIn(library, document);
    return readersOf(library, document, today).map(({ person, roles, state, acknowledgement }) => ({
      path: document.path,
      id: id ?? null,
      handle: person.handle,
      name: person.name,
      roles,
      state,
      at: acknowledgement?.at ?? null,
    }));
  });
  if (asked.format === 'json') {
    io.stdout.write(formatJson({ readers: rows }));
    return exitCodes.fine;
  }
  if (rows.length > 0) {
    const lines = formatTable(
      rows,
      [
        { title: 'DOCUMENT', text: ({ id, path: file }) => toDisplayText(id ?? file) },
        { title: 'NAME', text: ({ name }) => toDisplayText(name), shrink: 'end' },
        { title: 'ROLE', text: ({ roles }) => toDisplayText(roles.join(', ')), shrink: 'end' },
        {
          title: 'READ',
          text: ({ state, at }) =>
            state === 'never'
              ? 'not yet'
              : `${state === 'read' ? '' : 'changed since '}${at?.slice(0, 10) ?? ''}`,
          paint: (text, { state }) => (state === 'read' ? out.green(text) : out.yellow(text)),
        },
      ],
      { width: io.stdout.columns, paintTitle: (text) => out.bold(text) },
    );
    io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  }
  const unread = rows.filter(({ state }) => state !== 'read').length;
  say({ io }, err.dim(`${rows.length - unread} of ${rows.length} read.`));
  return exitCodes.fine;
}

/** What came of one document. */
interface AckResult {
  readonly path: string;
  readonly outcome: 'acknowledged' | 'known' | 'failed';
  readonly message?: string;
  readonly commit?: string;
}

async function record(
  context: CommandContext,
  opened: OpenedLibrary,
  { document, commit }: { readonly document: Document; readonly commit: boolean },
): Promise<AckResult> {
  const { io, today } = context;
  const failed = (message: string): AckResult => ({
    path: document.path,
    outcome: 'failed',
    message,
  });
  const run = createProgramRunner(io.env);
  const subject = openDocument(opened, document.path);
  if (subject.problem !== undefined) {
    return failed(subject.problem);
  }
  const email = await readGitEmail(run, opened.root);
  if (email === undefined && (await isGitMissing(run, opened.root))) {
    return failed(gitNotFound);
  }
  const plan = planAcknowledgement(subject.library, subject.document, {
    email,
    at: instantOf(io.now()),
    today,
  });
  if (plan.kind === 'refused') {
    return failed(plan.reason);
  }
  if (plan.kind === 'known') {
    return { path: document.path, outcome: 'known', message: `You have read it on ${plan.on}.` };
  }
  const problem = await write(path.join(opened.root, plan.path), plan.text);
  if (problem !== undefined) {
    return failed(problem);
  }
  if (!commit) {
    return { path: document.path, outcome: 'acknowledged' };
  }
  const { id = document.path } = profileIn(subject.library, subject.document);
  const repository = { run, folder: opened.root };
  const outcome = await commitFile(repository, plan.path, `Acknowledge ${id}`);
  return outcome.kind === 'committed'
    ? { path: document.path, outcome: 'acknowledged', commit: outcome.commit }
    : failed(
        `It is written into ${plan.path}, but git did not take the commit: ${outcome.message}`,
      );
}

/** Writes the person's file anew; the answer is why it was not. */
async function write(file: string, text: string): Promise<string | undefined> {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const before = existsSync(file) ? readFileSync(file) : undefined;
    return (await replaceFile(file, encodeText(text, false), before)) === 'changed'
      ? 'The file of your acknowledgement was changed just now; try again.'
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function report(
  { io, out, err }: CommandContext,
  results: readonly AckResult[],
  format: AckOptions['format'],
): void {
  if (format === 'json') {
    const acknowledgements = results.map(({ message = null, commit = null, ...rest }) => ({
      ...rest,
      message,
      commit,
    }));
    io.stdout.write(formatJson({ acknowledgements }));
    return;
  }
  for (const { path: name, outcome, message = '', commit } of results) {
    const shown = toDisplayText(name);
    if (outcome === 'failed') {
      io.stderr.write(`${shown}: ${err.red('not acknowledged.')} ${toDisplayText(message)}\n`);
    } else if (outcome === 'known') {
      io.stderr.write(`${shown}: ${toDisplayText(message)}\n`);
    } else {
      const where = commit === undefined ? '' : ` in commit ${commit.slice(0, 12)}`;
      io.stdout.write(`${shown}: ${out.green('acknowledged')}${where}\n`);
    }
  }
}
