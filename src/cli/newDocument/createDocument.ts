import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { occurrenceToday } from '../../core/gate/recurrence.js';
import { rememberTemplate, type TemplateMemory } from '../../core/gate/rememberTemplate.js';
import { documentsWithId } from '../../core/library/documentNames.js';
import { planNewDocument, type NewDocumentPlan } from '../../core/library/planNewDocument.js';
import type { TemplateChoice } from '../../core/library/templateChoices.js';
import { withDetentionReason } from '../../core/detention/beginRun.js';
import { withOpenWork } from '../../core/query/openWork.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { newId } from '../../core/templates/newId.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import { hasSizes } from '../../core/templates/templateSize.js';
import { encodeText } from '../../core/text/decodeText.js';
import { commitStateOf } from '../../git/commitFile.js';
import { createFile } from '../../node/createFile.js';
import { createProgramRunner } from '../../node/runProgram.js';
import {
  exitCodes,
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { findCommitter } from '../commands/committer.js';
import { toLibraryPath } from '../commands/libraryPath.js';
import { openLibrary, type OpenedLibrary } from '../commands/openLibrary.js';
import { refuse } from '../lessons/refuse.js';
import { formatJson } from '../output/json.js';
import { toDisplayText } from '../terminal/displayText.js';
import { askDetentionReason } from './detentionReason.js';
import { answerQuestions } from './answerQuestions.js';
import { chooseTemplate } from './chooseTemplate.js';
import { warnOfGates } from './warnOfGates.js';
import { warnOfUnknown } from './warnOfUnknown.js';

export interface NewOptions {
  readonly set?: TemplateValues;
  readonly path?: string;
  readonly size?: string;
  readonly yes?: boolean;
  readonly detentionReason?: string;
  readonly format: 'text' | 'json';
}

/** Makes a document from a template: `sop new`. */
export async function createDocument(
  context: CommandContext,
  name: string,
  options: NewOptions,
): Promise<ExitCode> {
  const opened = await openLibrary(context);
  const choice = chooseTemplate(context, opened, name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const place = options.path && toLibraryPath(opened.root, context.cwd, options.path);
  if (options.path !== undefined && place === undefined) {
    return refuseUsage(context, `--path: ${options.path} lies outside the library.`);
  }
  const given = givenAnswers(options);
  const isSilent = context.io.ask === undefined || options.yes === true;
  const known = await knownAnswers(context, opened);
  const memory = await rememberSettled(context, opened, { template: choice.template, known });
  if ('problem' in memory) {
    return refuse(context, 'Not made.', memory.problem);
  }
  const reason = await askDetentionReason(context, opened, {
    ...{ kind: choice.template.kind, handle: known['handle'] },
    ...{ given: options.detentionReason, isSilent },
  });
  if ('problem' in reason) {
    return refuse(context, 'Not made.', reason.problem);
  }
  const recurring = occurrenceToday(choice.template, context.today);
  const answers = await answerQuestions(context, {
    ...{ library: opened.library, template: memory.template },
    known: {
      ...known,
      ...(recurring === undefined ? {} : { period: recurring.period.label }),
      ...(isSilent && hasSizes(memory.template.text) ? { size: 'full' } : {}),
    },
    ...{ given, silent: options.yes === true },
  });
  if ('problem' in answers) {
    return refuseUsage(context, answers.problem);
  }
  const id = given['id'] ?? idOf(opened, choice.template, recurring?.idFor(answers.values));
  const { template, installed } = memory;
  const values = { ...answers.values, id };
  const plan = planFrom(memory, { values, place, reason: reason.text, today: context.today });
  if (plan.kind === 'refused') {
    return refuse(context, 'Not made.', plan.reason);
  }
  const files = [...(installed === undefined ? [] : [installed]), plan];
  const problem = await writeFiles(opened.root, files);
  if (problem !== undefined) {
    return refuse(context, 'Not made.', problem);
  }
  warnOfUnknown(context, opened.library, answers.values);
  warnOfGates(context, memory.library, plan);
  report(context, options, { id, template, path: plan.path, installed: installed?.path });
  return exitCodes.fine;
}

/** The template as a new document remembers it, or why nothing can be made from it now. */
async function rememberSettled(
  context: CommandContext,
  opened: OpenedLibrary,
  { template, known }: { readonly template: TemplateChoice; readonly known: TemplateValues },
): Promise<TemplateMemory | { readonly problem: string }> {
  const memory = rememberTemplate(opened.library, template, known);
  if ('problem' in memory) {
    return memory;
  }
  const problem = await unsettledTemplate(context, opened, template);
  return problem === undefined ? memory : { problem };
}

function planFrom(
  { library, template, content, remembers }: TemplateMemory,
  {
    values,
    place,
    reason,
    today,
  }: {
    readonly values: TemplateValues;
    readonly today: CivilDate;
    readonly place: string | undefined;
    readonly reason: string | undefined;
  },
): NewDocumentPlan {
  const plan = planNewDocument(library, {
    ...{ template, remembers },
    values: withOpenWork(library, { text: template.text, values, today }),
    ...(content === undefined ? {} : { content }),
    ...(place ? { path: place } : {}),
  });
  return reason === undefined ? plan : withDetentionReason(plan, reason);
}

function givenAnswers({ set = {}, size }: NewOptions): TemplateValues {
  return size === undefined ? set : { ...set, size };
}

async function knownAnswers(
  context: CommandContext,
  opened: OpenedLibrary,
): Promise<TemplateValues> {
  const committer = await findCommitter(context, opened);
  const isKnown = 'by' in committer && opened.library.roster.present;
  return { today: context.today, ...(isKnown ? { handle: committer.by } : {}) };
}

/** A run that its template makes in every period has the id that `--due` would give it, unless that is taken. */
function idOf(
  { library }: OpenedLibrary,
  { kind }: TemplateChoice,
  recurring: string | undefined,
): string {
  if (recurring !== undefined && documentsWithId(library, recurring).length === 0) {
    return recurring;
  }
  return newId(library.configuration.kinds.get(kind)?.idPrefix ?? 'DOC', {
    isTaken: (taken) => documentsWithId(library, taken).length > 0,
    random: () => randomInt(2 ** 40),
  });
}

/** A document remembers the content of its template, which must be content that git will know. */
export async function unsettledTemplate(
  { io }: Pick<CommandContext, 'io'>,
  { root }: OpenedLibrary,
  { path: name, isPacked }: Pick<TemplateChoice, 'path' | 'isPacked'>,
): Promise<string | undefined> {
  const repository = { run: createProgramRunner(io.env), folder: root };
  return !isPacked && (await commitStateOf(repository, name)) === 'changed'
    ? `${name} has changes that are not committed, and what is made from it remembers its content. Commit it first.`
    : undefined;
}

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes all files or none; the answer is why. */
export async function writeFiles(
  root: string,
  files: readonly NewFile[],
): Promise<string | undefined> {
  const written: string[] = [];
  for (const { path: name, text } of files) {
    const file = path.join(root, name);
    const problem = await writeFile(root, file, text);
    if (problem !== undefined) {
      await Promise.all(written.map((each) => rm(each, { force: true })));
      return problem;
    }
    written.push(file);
  }
  return undefined;
}

async function writeFile(root: string, file: string, text: string): Promise<string | undefined> {
  const name = path.relative(root, file).split(path.sep).join('/');
  try {
    return (await createFile(file, encodeText(text, false))) === 'changed'
      ? `${name} is there already; choose another place.`
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function report(
  context: CommandContext,
  { format }: NewOptions,
  made: {
    readonly id: string;
    readonly path: string;
    readonly template: TemplateChoice;
    readonly installed: string | undefined;
  },
): void {
  const { id, path: place, template, installed } = made;
  if (format === 'json') {
    const known = { path: place, id, kind: template.kind, template: template.id ?? null };
    context.io.stdout.write(formatJson({ ...known, templateCopiedTo: installed ?? null }));
    return;
  }
  if (installed !== undefined) {
    say(context, `Its template was copied to ${toDisplayText(installed)}; commit both.`);
  }
  context.io.stdout.write(`${toDisplayText(place)}\n`);
}
