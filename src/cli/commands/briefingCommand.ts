import { Option, type Command } from 'commander';
import { decodeText } from '../../core/text/decodeText.js';
import { briefingOf, briefingPaths } from '../../core/projects/briefing.js';
import { briefingMarkdown } from '../../core/projects/briefingMarkdown.js';
import { readDocumentFile } from '../../node/documentFile.js';
import { briefingJson } from '../output/briefingJson.js';
import { formatJson } from '../output/json.js';
import { chooseProject } from './chooseProject.js';
import { exitCodes, refuseUsage, type CommandContext, type ExitCode } from './commandContext.js';
import type { CommandRunner } from './commandRunner.js';
import { openLibrary, warnOfSettings } from './openLibrary.js';

const formats = ['markdown', 'json'] as const;

interface BriefingOptions {
  readonly format: (typeof formats)[number];
}

/** Registers `sop briefing`. */
export function addBriefingCommand(program: Command, run: CommandRunner): void {
  program
    .command('briefing')
    .summary('print what support needs to know of a project')
    .description(
      'Prints the hand-over briefing of a project on one page: who to call, what is open and\n' +
        'known, what was built, where access, monitoring and backup are written down, who signed.',
    )
    .argument('<project>', 'id or path of the project, or of a document that belongs to it')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('markdown'))
    .action((name: string, options: BriefingOptions) =>
      run((context) => brief(context, name, options)),
    );
}

async function brief(
  context: CommandContext,
  name: string,
  { format }: BriefingOptions,
): Promise<ExitCode> {
  const opened = await openLibrary(context);
  warnOfSettings(context, opened.library);
  const choice = chooseProject(context, opened, name);
  if (typeof choice === 'string') {
    return refuseUsage(context, choice);
  }
  const { library, root } = opened;
  const texts = readTexts(root, briefingPaths(library, choice));
  const briefing = briefingOf({ library, project: choice, texts, today: context.today });
  context.io.stdout.write(
    format === 'json'
      ? formatJson({ briefing: briefingJson(briefing) })
      : briefingMarkdown(briefing),
  );
  return exitCodes.fine;
}

/** What cannot be read is left out, as `sop check` tells it. */
function readTexts(root: string, paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const reading = readDocumentFile(`${root}/${path}`);
      return reading.kind === 'read' ? [[path, decodeText(reading.bytes).text] as const] : [];
    }),
  );
}
