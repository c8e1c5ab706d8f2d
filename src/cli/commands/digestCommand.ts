import { Option, type Command } from 'commander';
import { clientStatusOf } from '../../core/digest/clientStatus.js';
import { digestOf } from '../../core/digest/digest.js';
import { digestHtml } from '../../core/digest/digestHtml.js';
import type { DigestPage } from '../../core/digest/digestPage.js';
import { chatServices, digestPayload, type ChatService } from '../../core/digest/digestPayload.js';
import { digestText } from '../../core/digest/digestText.js';
import type { Library } from '../../core/library/library.js';
import { addDays, type CivilDate } from '../../core/schema/civilDate.js';
import { parsePostAddress, postJson } from '../../node/postJson.js';
import { digestMarkdown } from '../output/digestMarkdown.js';
import { chooseProject } from './chooseProject.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { loadLibraryFor } from './libraryAt.js';
import { openLibrary, warnOfSettings, type OpenedLibrary } from './openLibrary.js';
import { whyUnknownRole } from './unknownRole.js';

const formats = ['text', 'markdown', 'html'] as const;

interface DigestOptions {
  readonly role?: string;
  readonly project?: string;
  readonly since?: string;
  readonly format: (typeof formats)[number];
  readonly post?: string;
  readonly postAs: ChatService;
}

/** Days that a digest looks back when nobody says. */
const usualDays = 7;

/** Registers `sop digest`. */
export function addDigestCommand(program: Command, run: CommandRunner): void {
  program
    .command('digest')
    .summary('print what is new for a role, or the status of a project for its client')
    .description(
      'Prints what became late, what waits, what is due within a week, who has to be told something\n' +
        'and what was done since a week ago. With --project it is a status text for the client,\n' +
        'for you to read, mend and send: nothing is sent by itself.',
    )
    .option('--role <role>', 'only what concerns this role')
    .addOption(
      new Option('--project <id>', 'the status of this project in words for its client').conflicts([
        'role',
        'post',
      ]),
    )
    .option(
      '--since <day|rev>',
      'what changed since this day or git revision; a week ago by default',
    )
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option(
      '--post <url>',
      'also post it to this https address: the only use of a network there is',
    )
    .addOption(
      new Option('--post-as <service>', 'whose format is posted')
        .choices(chatServices)
        .default('slack'),
    )
    .action((options: DigestOptions) => run((context) => digest(context, options)));
}

async function digest(context: CommandContext, options: DigestOptions): Promise<ExitCode> {
  const address = options.post === undefined ? undefined : parsePostAddress(options.post);
  if (address !== undefined && 'problem' in address) {
    return refuseUsage(context, `--post: ${address.problem}`);
  }
  const opened = await openLibrary(context);
  warnOfSettings(context, opened.library);
  const before = await findBefore(context, options.since, opened);
  if (before !== undefined && 'problem' in before) {
    return refuseUsage(context, before.problem);
  }
  const page = makePage(context, opened, { ...options, before });
  if ('problem' in page) {
    return refuseUsage(context, page.problem);
  }
  context.io.stdout.write(print(page, options.format));
  const failure = address && (await postJson(address, digestPayload(page, options.postAs)));
  if (failure !== undefined) {
    say(context, `${context.err.red('Not posted.')} ${failure}`);
    return exitCodes.findings;
  }
  if (address !== undefined) {
    say(context, `Posted to ${address.host}.`);
  }
  return exitCodes.fine;
}

interface Before {
  readonly library: Library;
  readonly day: CivilDate;
}

/** A young library has no last week; only whoever names a day wants to know that it has none. */
async function findBefore(
  context: CommandContext,
  since: string | undefined,
  opened: OpenedLibrary,
): Promise<Before | { readonly problem: string } | undefined> {
  const at = since ?? addDays(context.today, -usualDays);
  const found = await loadLibraryFor({ ...context, isDayGiven: false }, { at }, opened);
  if ('problem' in found) {
    const problem = found.problem.replace(/^--at/, '--since');
    return since === undefined ? undefined : { problem };
  }
  return { library: found.library, day: found.context.today };
}

function makePage(
  context: CommandContext,
  opened: OpenedLibrary,
  {
    project,
    role,
    before,
  }: Pick<DigestOptions, 'project' | 'role'> & { readonly before: Before | undefined },
): DigestPage | { readonly problem: string } {
  const { library } = opened;
  const base = { library, today: context.today, ...(before === undefined ? {} : { before }) };
  if (project !== undefined) {
    const found = chooseProject(context, opened, project);
    return typeof found === 'string'
      ? { problem: found }
      : clientStatusOf({ ...base, project: found });
  }
  const problem = role === undefined ? undefined : whyUnknownRole(library.roster, role);
  if (problem !== undefined) {
    return { problem };
  }
  return digestOf({ ...base, ...(role === undefined ? {} : { role }) });
}

function print(page: DigestPage, format: DigestOptions['format']): string {
  switch (format) {
    case 'text':
      return digestText(page);
    case 'markdown':
      return digestMarkdown(page);
    case 'html':
      return digestHtml(page);
    default:
      return format satisfies never;
  }
}
