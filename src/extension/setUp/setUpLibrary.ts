import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { templatePin } from '../../core/gate/templatePin.js';
import { adoptionFiles } from '../../core/templates/adoptionFiles.js';
import {
  documentEndings,
  filesEndingIn,
  planAdoption,
  type AdoptionPlan,
} from '../../core/templates/adoptionPlan.js';
import {
  starterLibrary,
  starterSources,
  type StarterFile,
} from '../../core/templates/starterLibrary.js';
import { encodeText } from '../../core/text/decodeText.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { markerFile } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { askWho } from './askWho.js';

/**
 * Makes a folder a library: an empty one gets the starter library, one with documents keeps them as they are and
 * gets two settings files that say what was found.
 */
export async function setUpLibrary(
  shared: Shared,
  open: OpenLibrary,
  extensionUri: vscode.Uri,
): Promise<void> {
  const wasBrowsed = open.state !== 'none';
  await open.open(true);
  try {
    const files = await chooseFiles(shared, open, extensionUri);
    if (files === undefined) return;
    await writeFiles(shared, open, files);
    await vscode.window.showTextDocument(open.uriOf(openedFirst(files)));
    await warnOfIgnoredSettings(shared, open);
  } finally {
    await open.open(wasBrowsed);
  }
}

async function chooseFiles(
  shared: Shared,
  open: OpenLibrary,
  extensionUri: vscode.Uri,
): Promise<readonly StarterFile[] | undefined> {
  const endings = documentEndings(open.library.files);
  const documents = await readWithEndings(shared, open, endings);
  const isEmpty = documents.length === 0;
  const plan = planAdoption(documents, open.library.configuration, endings);
  if (!(await confirm(open, isEmpty ? undefined : plan))) return undefined;
  const founder = await askWho(await shared.whoAmI.gitIdentity(open.root));
  if (founder === undefined) return undefined;
  const answers = { ...founder, title: open.name, today: shared.clock.today };
  if (!isEmpty) return adoptionFiles(plan, answers);
  const { hash } = shared.environment;
  return starterLibrary(await readSources(extensionUri), answers, (text) =>
    templatePin(text, hash),
  );
}

/** The documents of the library, and the files that would be documents too if their endings were configured. */
async function readWithEndings(
  { environment }: Shared,
  { root, library }: OpenLibrary,
  endings: ReadonlyMap<string, number>,
): Promise<readonly Document[]> {
  const { configuration, documents, files } = library;
  const others = await environment.reader.readPaths(root, filesEndingIn(endings, files), {
    ...configuration,
    extensions: [...configuration.extensions, ...endings.keys()],
  });
  return [
    ...documents.values(),
    ...others.flatMap((change) => (change.kind === 'document' ? [change.document] : [])),
  ];
}

/** Says what was found and what will be written before anything is. */
async function confirm(open: OpenLibrary, plan: AdoptionPlan | undefined): Promise<boolean> {
  const setUp = vscode.l10n.t('Set Up');
  const detail =
    plan === undefined
      ? vscode.l10n.t(
          'The folder has no documents yet. It gets SOPs for four workflows, a closeout checklist, a lesson and a practice project to start from.',
        )
      : [
          plan.documents === 1
            ? vscode.l10n.t('1 document found. Documents stay as they are.')
            : vscode.l10n.t('{0} documents found. Documents stay as they are.', plan.documents),
          ...describePlan(plan),
          vscode.l10n.t('Two files are written: .sop/library.yml and .sop/roster.yml.'),
        ].join('\n\n');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Make “{0}” a library?', open.name),
    { modal: true, detail },
    setUp,
  );
  return choice === setUp;
}

function describePlan({ presets, folders }: AdoptionPlan): readonly string[] {
  return [
    ...(presets.length === 0
      ? []
      : [
          vscode.l10n.t(
            'Conventions understood: {0}.',
            presets.map(({ preset }) => preset.title).join(', '),
          ),
        ]),
    ...(folders.length === 0
      ? []
      : [
          vscode.l10n.t(
            'Folders: {0}.',
            folders.map(({ folder, kind }) => `${folder} (${kind})`).join(', '),
          ),
        ]),
  ];
}

async function readSources(extensionUri: vscode.Uri): Promise<ReadonlyMap<string, string>> {
  const decoder = new TextDecoder();
  const entries = starterSources.map(async (name): Promise<[string, string]> => {
    const uri = vscode.Uri.joinPath(extensionUri, 'templates', name);
    return [name, decoder.decode(await vscode.workspace.fs.readFile(uri))];
  });
  return new Map(await Promise.all(entries));
}

/** The file that makes it a library comes last, so that a set-up that was cut short is none. */
async function writeFiles(
  { environment }: Shared,
  open: OpenLibrary,
  files: readonly StarterFile[],
): Promise<void> {
  const ordered = [...files].sort(
    (a, b) => Number(a.path === markerFile) - Number(b.path === markerFile),
  );
  for (const { path, text } of ordered) {
    const uri = open.uriOf(path);
    const outcome = await environment.files.replace(uri, encodeText(text, false), undefined);
    if (outcome === 'changed')
      throw new Refused(vscode.l10n.t('{0} is there already and was left alone.', path));
  }
}

/** Settings that git ignores, as it does with the usual patterns for the swap files of Vim, are nobody else’s. */
async function warnOfIgnoredSettings({ environment }: Shared, open: OpenLibrary): Promise<void> {
  if ((await environment.gitAt(open.root)?.isIgnored(markerFile)) !== true) return;
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'git ignores {0}, so that it would stay on this machine. Put the line !.sop/ at the end of .gitignore.',
      markerFile,
    ),
  );
}

function openedFirst(files: readonly StarterFile[]): string {
  return files.find(({ path }) => path === 'README.md')?.path ?? markerFile;
}
