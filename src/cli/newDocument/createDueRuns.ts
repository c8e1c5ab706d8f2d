import { planDueRuns, type DueRun } from '../../core/gate/planDueRun.js';
import { missingRuns, type Occurrence } from '../../core/gate/recurrence.js';
import { documentsById } from '../../core/library/documentNames.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { openLibrary, type OpenedLibrary } from '../commands/openLibrary.js';
import { refuse } from '../lessons/refuse.js';
import { formatJson } from '../output/json.js';
import { toDisplayText } from '../terminal/displayText.js';
import { chooseTemplate } from './chooseTemplate.js';
import { unsettledTemplate, writeFiles } from './createDocument.js';

export interface DueOptions {
  readonly client?: string;
  readonly project?: string;
  readonly format: 'text' | 'json';
}

/** Makes the runs of recurring templates that are due and not there yet: `sop new --due`. */
export async function createDueRuns(
  context: CommandContext,
  template: string | undefined,
  options: DueOptions,
): Promise<ExitCode> {
  const opened = await openLibrary(context);
  const choice = template === undefined ? undefined : chooseTemplate(context, opened, template);
  if (choice !== undefined && 'problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const unknown = unknownSubject(opened, options);
  if (unknown !== undefined) {
    return refuseUsage(context, unknown);
  }
  const wanted = choice?.template.path;
  const occurrences = missingRuns(opened.library, context.today).filter(
    (occurrence) =>
      (wanted === undefined || occurrence.template.path === wanted) &&
      isFor(occurrence, 'client', options.client) &&
      isFor(occurrence, 'project', options.project),
  );
  const runs = await planSettled(context, opened, occurrences);
  const planned = runs.filter((run) => run.kind === 'planned');
  const problem = await writeFiles(opened.root, planned);
  if (problem !== undefined) {
    return refuse(context, 'Nothing made.', problem);
  }
  if (options.format === 'json') {
    context.io.stdout.write(formatJson(toJson(runs)));
  } else {
    report(context, runs);
  }
  return planned.length === runs.length ? exitCodes.fine : exitCodes.findings;
}

/** Why nothing can be made for what is named: a mistyped name would else look like work that is done. */
function unknownSubject(
  { library }: OpenedLibrary,
  { client, project }: DueOptions,
): string | undefined {
  const documents = documentsById(library);
  for (const [kind, id] of Object.entries({ client, project })) {
    if (id !== undefined && !documents.has(id)) {
      return `There is no ${kind} "${id}".`;
    }
  }
  return undefined;
}

function isFor({ subject }: Occurrence, kind: string, id: string | undefined): boolean {
  return id === undefined || (subject?.kind === kind && subject.id === id);
}

/** A run remembers the content of its template, which must be content that git will know. */
async function planSettled(
  context: CommandContext,
  opened: OpenedLibrary,
  occurrences: readonly Occurrence[],
): Promise<readonly DueRun[]> {
  const templates = new Map(occurrences.map(({ template }) => [template.path, template]));
  const reasons = new Map<string, string>();
  for (const [path, template] of templates) {
    const reason = await unsettledTemplate(context, opened, template);
    if (reason !== undefined) {
      reasons.set(path, reason);
    }
  }
  const settled = occurrences.filter(({ template }) => !reasons.has(template.path));
  const planned = planDueRuns(opened.library, settled, context.today);
  return occurrences.flatMap((occurrence): readonly DueRun[] => {
    const reason = reasons.get(occurrence.template.path);
    const run = planned.find((each) => each.occurrence === occurrence);
    return reason === undefined
      ? run === undefined
        ? []
        : [run]
      : [{ kind: 'refused', occurrence, reason }];
  });
}

function toJson(runs: readonly DueRun[]) {
  const facts = ({ template, period, subject, id }: Occurrence) => ({
    id,
    kind: template.kind,
    template: template.id,
    period: period.label,
    client: subject?.kind === 'client' ? subject.id : null,
    project: subject?.kind === 'project' ? subject.id : null,
  });
  return {
    made: runs.flatMap((run) =>
      run.kind === 'planned' ? [{ path: run.path, ...facts(run.occurrence) }] : [],
    ),
    notMade: runs.flatMap((run) =>
      run.kind === 'refused' ? [{ ...facts(run.occurrence), reason: run.reason }] : [],
    ),
  };
}

function report(context: CommandContext, runs: readonly DueRun[]): void {
  for (const run of runs) {
    if (run.kind === 'planned') {
      context.io.stdout.write(`${toDisplayText(run.path)}\n`);
    }
  }
  const reasons = runs.flatMap((run) => (run.kind === 'refused' ? [run] : []));
  const said = new Set(
    reasons.map(({ occurrence, reason }) =>
      reason.startsWith(occurrence.template.path) || reason.startsWith(occurrence.template.id)
        ? reason
        : `${occurrence.id}: ${reason}`,
    ),
  );
  for (const line of said) {
    say(context, `Not made. ${toDisplayText(line)}`);
  }
  if (runs.length === 0) {
    say(context, `Nothing is due on ${context.today} that is not there already.`);
  }
}
