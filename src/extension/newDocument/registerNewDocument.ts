import * as vscode from 'vscode';
import { withDetentionReason } from '../../core/detention/beginRun.js';
import { occurrenceToday } from '../../core/gate/recurrence.js';
import { rememberTemplate } from '../../core/gate/rememberTemplate.js';
import { documentsWithId } from '../../core/library/documentNames.js';
import type { Library } from '../../core/library/library.js';
import {
  templateChoices,
  type PackedTemplate,
  type TemplateChoice,
} from '../../core/library/templateChoices.js';
import { withOpenWork } from '../../core/query/openWork.js';
import { newId } from '../../core/templates/newId.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { kindIcon } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { askAnswers } from './askAnswers.js';
import { askDetentionReason } from './askDetentionReason.js';
import { chooseLibrary } from './chooseLibrary.js';
import { registerDueRuns } from './createDueRuns.js';
import { openAtBlanks } from './openAtBlanks.js';
import { planAtFreePlace } from './planAtFreePlace.js';
import { problemOfTemplate } from './problemOfTemplate.js';
import { writeNewFiles } from './writeNewFiles.js';

/** Makes a document from a template of the library or of the product, and opens it where the author goes on. */
export function registerNewDocument(
  shared: Shared,
  { extensionUri }: vscode.ExtensionContext,
): vscode.Disposable {
  const command = shared.wrapper.register(commands.newFromTemplate, async () => {
    await shared.store.start();
    if (!vscode.workspace.isTrusted) {
      throw new Refused(vscode.l10n.t('Documents can be made once you trust this workspace.'));
    }
    const open = await chooseLibrary(shared, vscode.l10n.t('New from Template'));
    const template = open && (await chooseTemplate(shared, open, extensionUri));
    if (open !== undefined && template !== undefined) await make(shared, open, template);
  });
  return vscode.Disposable.from(command, registerDueRuns(shared));
}

interface TemplatePick extends vscode.QuickPickItem {
  readonly template: TemplateChoice;
}

async function chooseTemplate(
  { dialogs }: Shared,
  { library }: OpenLibrary,
  extensionUri: vscode.Uri,
): Promise<TemplateChoice | undefined> {
  const choices = templateChoices(library, await readPack(extensionUri));
  const picks = choices.map((template): TemplatePick => {
    const { title, id, kind, isPacked, path } = template;
    return {
      template,
      label: title,
      description: [id, kind].filter((part) => part !== undefined).join(' · '),
      detail: isPacked ? vscode.l10n.t('Comes with SOP Ledger') : path,
      iconPath: kindIcon(kind),
    };
  });
  const inOrder = picks.toSorted(
    (a, b) =>
      Number(a.template.isPacked) - Number(b.template.isPacked) || a.label.localeCompare(b.label),
  );
  const picked = await dialogs.pick(inOrder, {
    title: vscode.l10n.t('New from Template'),
    placeHolder: vscode.l10n.t('What is it made from?'),
  });
  return picked?.template;
}

async function readPack(extensionUri: vscode.Uri): Promise<readonly PackedTemplate[]> {
  const folder = vscode.Uri.joinPath(extensionUri, 'templates');
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name).filter((name) => name.endsWith('.md'));
  const decoder = new TextDecoder();
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
      return { name, text: decoder.decode(bytes) };
    }),
  );
}

async function make(shared: Shared, open: OpenLibrary, chosen: TemplateChoice): Promise<void> {
  const unsettled = await problemOfTemplate(shared, open, chosen);
  if (unsettled !== undefined) throw new Refused(unsettled);
  const person = await shared.whoAmI.person(open);
  const known: TemplateValues = {
    today: shared.clock.today,
    ...(person === undefined ? {} : { handle: person.handle }),
  };
  const memory = rememberTemplate(open.library, chosen, known);
  if ('problem' in memory) throw new Refused(memory.problem);
  const { template, content, remembers, installed, library } = memory;
  const reason = await askDetentionReason(shared, open, {
    kind: template.kind,
    handle: person?.handle,
  });
  if (reason === undefined) return;
  const recurring = occurrenceToday(template, shared.clock.today);
  const answers = await askAnswers(shared, open, {
    template,
    known: recurring === undefined ? known : { ...known, period: recurring.period.label },
  });
  if (answers === undefined) return;
  const recurringId = recurring?.idFor(answers);
  const isFree = recurringId !== undefined && documentsWithId(library, recurringId).length === 0;
  const id = isFree ? recurringId : freshId(library, template.kind);
  const made = await planAtFreePlace(shared, library, {
    ...{ template, remembers },
    values: withOpenWork(open.library, {
      ...{ text: template.text, today: shared.clock.today },
      values: { ...answers, id },
    }),
    ...(content === undefined ? {} : { content }),
  });
  if (made === undefined) return;
  const plan = reason === '' ? made : withDetentionReason(made, reason);
  if (plan.kind === 'refused') throw new Refused(plan.reason);
  const files = [...(installed === undefined ? [] : [installed]), plan];
  await writeNewFiles(shared, open, files);
  await openAtBlanks(open.uriOf(plan.path), plan);
}

function freshId(library: Library, kind: string): string {
  return newId(library.configuration.kinds.get(kind)?.idPrefix ?? 'DOC', {
    isTaken: (taken) => documentsWithId(library, taken).length > 0,
    random: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  });
}
