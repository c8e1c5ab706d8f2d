/** Lets the language service of VS Code's Markdown support index a folder: the headings and the links of every document. */
import { readFileSync, statSync } from 'node:fs';
import createMarkdownIt from 'markdown-it';
import {
  createLanguageService,
  githubSlugifier,
  type ITextDocument,
  type IWorkspace,
  LogLevel,
} from 'vscode-markdown-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { documentFiles } from './documentFiles.js';
import { report } from './report.js';

const folder = process.argv[2] ?? '';
const documents = new Map(
  documentFiles(folder).map((file): [string, ITextDocument] => {
    const uri = URI.file(file);
    const document = TextDocument.create(uri.toString(), 'markdown', 1, readFileSync(file, 'utf8'));
    return [uri.toString(), Object.assign(document, { $uri: uri })];
  }),
);
const never = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};
const noEvent = () => ({ dispose: () => undefined });

const workspace: IWorkspace = {
  workspaceFolders: [URI.file(folder)],
  onDidChangeMarkdownDocument: noEvent,
  onDidCreateMarkdownDocument: noEvent,
  onDidDeleteMarkdownDocument: noEvent,
  getAllMarkdownDocuments: () => Promise.resolve(documents.values()),
  hasMarkdownDocument: (resource) => documents.has(resource.toString()),
  openMarkdownDocument: (resource) => Promise.resolve(documents.get(resource.toString())),
  stat: (resource) =>
    Promise.resolve({
      isDirectory: statSync(resource.fsPath, { throwIfNoEntry: false })?.isDirectory() ?? false,
    }),
  readDirectory: () => Promise.resolve([]),
};

async function main(): Promise<void> {
  const markdown = createMarkdownIt({ html: true });
  const service = createLanguageService({
    workspace,
    parser: {
      slugifier: githubSlugifier,
      tokenize: (document) => Promise.resolve(markdown.parse(document.getText(), {})),
    },
    logger: { level: LogLevel.Off, log: () => undefined },
  });
  const headings = await service.getWorkspaceSymbols('', never);
  const first = [...documents.keys()][0] ?? '';
  const references = await service.getFileReferences(URI.parse(first), never);
  report({ documents: documents.size, headings: headings.length, references: references.length });
}

void main();
