import * as vscode from 'vscode';
import { briefingOf, briefingPaths } from '../../core/projects/briefing.js';
import { briefingMarkdown } from '../../core/projects/briefingMarkdown.js';
import { projectAt } from '../../core/projects/project.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { Shared } from '../shared/context.js';
import { findEditor } from '../shared/findTargetDocument.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { chooseProject } from './chooseProject.js';

/** Scheme of briefings: they are made when they are looked at, and stored nowhere. */
const scheme = 'sop-briefing';

/** Shows the hand-over briefing of a project in the Markdown preview, and keeps it up to date. */
export function registerBriefings(shared: Shared): vscode.Disposable & {
  readonly open: (argument: unknown) => Promise<void>;
} {
  const { store } = shared;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = () =>
    vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme && uri.query !== '');
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => makeBriefing(shared, uri),
    }),
    store.onDidChange(() => {
      for (const { uri } of shown()) changed.fire(uri);
    }),
  );
  return {
    open: (argument) => openBriefing(shared, argument),
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

async function openBriefing(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await chooseProject(shared, argument, {
    title: vscode.l10n.t('Open Hand-over Briefing'),
    isMeant: () => true,
    none: vscode.l10n.t('The library has no project.'),
  });
  if (chosen === undefined) return;
  const { open, project } = chosen;
  const name = vscode.l10n.t('Briefing {0}', project.id ?? project.title).replace(/[\\/?#]/g, ' ');
  const uri = vscode.Uri.from({
    scheme,
    path: `/${name}.md`,
    query: open.uriOf(project.document.path).toString(),
  });
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

/** The page of the project that the address names, with links that lead to its files. */
async function makeBriefing(shared: Shared, { query }: vscode.Uri): Promise<string> {
  const { store, clock } = shared;
  await store.start();
  const found = store.find(vscode.Uri.parse(query));
  const { today } = clock;
  const project = found && projectAt(found.open.library, found.path, today);
  if (found === undefined || project === undefined) {
    return `# ${vscode.l10n.t('Hand-over briefing')}\n\n${vscode.l10n.t('There is no such project any more.')}\n`;
  }
  const { open } = found;
  const { library } = open;
  const texts = await readTexts(shared, open, briefingPaths(library, project));
  return briefingMarkdown(briefingOf({ library, project, texts, today }), (path, line) =>
    linkTo(open.uriOf(path), line),
  );
}

/** From the root of the window's folder, as the preview follows links of pages that are no files. */
function linkTo(uri: vscode.Uri, line: number | undefined): string {
  const path = vscode.workspace.asRelativePath(uri, false).split('/').map(encodeURIComponent);
  return `/${path.join('/')}${line === undefined ? '' : `#L${line}`}`;
}

/** As the editor has them, else as they are on disk; what cannot be read is left out. */
async function readTexts(
  { environment }: Shared,
  open: OpenLibrary,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    paths.map(async (path) => {
      const editor = findEditor(open.uriOf(path));
      if (editor !== undefined) return [[path, editor.getText()] as const];
      const bytes = await environment.files.read(open.uriOf(path));
      return bytes === undefined ? [] : [[path, decodeText(bytes).text] as const];
    }),
  );
  return new Map(texts.flat());
}
