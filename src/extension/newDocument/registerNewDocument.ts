import * as vscode from 'vscode';
import { rememberTemplate } from '../../core/gate/rememberTemplate.js';
import { documentsWithId } from '../../core/library/documentNames.js';
import { planNewDocument } from '../../core/library/planNewDocument.js';
import {
  templateChoices,
  type PackedTemplate,
  type TemplateChoice,
} from '../../core/library/templateChoices.js';
import { newId } from '../../core/templates/newId.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { findEditor } from '../shared/findTargetDocument.js';
import { kindIcon } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { askAnswers } from './askAnswers.js';
import { openAtBlanks } from './openAtBlanks.js';
import { writeNewFiles } from './writeNewFiles.js';

/** Makes a document from a template of the library or of the product, and opens it where the author goes on. */
export function registerNewDocument(
  shared: Shared,
  { extensionUri }: vscode.ExtensionContext,
): vscode.Disposable {
  return shared.wrapper.register(commands.newFromTemplate, async () => {
    await shared.store.start();
    if (!vscode.workspace.isTrusted) {
      throw new Refused('Documents can be made once you trust this workspace.');
    }
    const open = await chooseLibrary(shared);
    const template = open && (await chooseTemplate(shared, open, extensionUri));
    if (open !== undefined && template !== undefined) await make(shared, open, template);
  });
}

/** That of the active editor, else the only one. */
async function chooseLibrary({ store, dialogs }: Shared): Promise<OpenLibrary | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && store.find(editor.document.uri)?.open;
  const [only, second] = store.ready;
  if (only === undefined) throw new Refused('Open a library first.');
  if (here?.state === 'ready' || second === undefined) return here ?? only;
  const chosen = await dialogs.pick(
    store.ready.map((open) => ({ label: open.name, open })),
    { title: 'New from Template', placeHolder: 'In which library?' },
  );
  return chosen?.open;
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
      detail: isPacked ? 'Comes with SOP Ledger' : path,
      iconPath: kindIcon(kind),
    };
  });
  const picked = await dialogs.pick(picks, {
    title: 'New from Template',
    placeHolder: 'What is it made from?',
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
  await refuseUnsettled(shared, open, chosen);
  const person = await shared.whoAmI.person(open);
  const known: TemplateValues = {
    today: shared.clock.today,
    ...(person === undefined ? {} : { handle: person.handle }),
  };
  const memory = rememberTemplate(open.library, chosen, known);
  if ('problem' in memory) throw new Refused(memory.problem);
  const { template, content, remembers, installed, library } = memory;
  const answers = await askAnswers(shared, open, { template, known });
  if (answers === undefined) return;
  const id = newId(library.configuration.kinds.get(template.kind)?.idPrefix ?? 'DOC', {
    isTaken: (taken) => documentsWithId(library, taken).length > 0,
    random: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  });
  const plan = planNewDocument(library, {
    ...{ template, remembers, values: { ...answers, id } },
    ...(content === undefined ? {} : { content }),
  });
  if (plan.kind === 'refused') throw new Refused(plan.reason);
  const files = [...(installed === undefined ? [] : [installed]), plan];
  await writeNewFiles(shared, open, files);
  await openAtBlanks(open.uriOf(plan.path), plan);
}

/** A document remembers the content of its template, which must be content that git will know. */
async function refuseUnsettled(
  { environment }: Shared,
  open: OpenLibrary,
  { isPacked, path }: TemplateChoice,
): Promise<void> {
  if (isPacked) return;
  const isDirty = findEditor(open.uriOf(path))?.isDirty === true;
  const state = isDirty ? 'changed' : await environment.gitAt(open.root)?.commitState(path);
  if (state === 'changed') {
    throw new Refused(
      `${path} has changes that are not committed, and what is made from it remembers its content. Commit it first.`,
    );
  }
}
