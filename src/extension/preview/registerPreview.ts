import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import { findEditor } from '../shared/findTargetDocument.js';
import { findGateView } from '../shared/gateView.js';
import type { ListAnswers } from '../shared/listAnswers.js';
import { addBoxes } from './addBoxes.js';
import { addChips } from './addChips.js';
import { bannerOf } from './banner.js';
import { isDisguise } from './disguise.js';
import { chipsOf, type Chips } from './itemChips.js';
import { listFence, type FencePlace } from './listFence.js';
import { htmlToken } from './pageTokens.js';

/** What we use of markdown-it; the Markdown extension brings it along. */
export interface MarkdownIt {
  readonly renderer: {
    render(tokens: unknown, options: unknown, env: unknown): string;
    readonly rules: Record<string, RenderRule | undefined>;
  };
  readonly utils: { escapeHtml(text: string): string };
}

interface Token {
  readonly content: string;
  readonly info?: string;
  /** First line of a block and the one after its last, from 0. */
  readonly map?: readonly number[] | null;
}

type RenderRule = (tokens: readonly Token[], index: number, ...rest: readonly unknown[]) => string;

export interface Preview extends vscode.Disposable {
  extendMarkdownIt(markdown: MarkdownIt): MarkdownIt;
}

const refreshMilliseconds = 200;

/**
 * Puts the verdict on a document's gates above it in the Markdown preview, where no document can write, and answered
 * lists in the place of their blocks.
 */
export function registerPreview(shared: Shared, answers: ListAnswers): Preview {
  let isShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    if (!isShown) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      void vscode.commands.executeCommand('markdown.preview.refresh');
    }, refreshMilliseconds);
  };
  const subscriptions = vscode.Disposable.from(
    shared.overview.onDidChange(refresh),
    shared.provenance.onDidChange(refresh),
    shared.clock.onDidChange(refresh),
    answers.onDidChange(refresh),
    // Banner and chips of any document tell of its items and its review.
    shared.store.onDidChange(refresh),
  );
  return {
    extendMarkdownIt: (markdown) =>
      extend(markdown, {
        bannerFor: (uri) => {
          isShown = true;
          return bannerFor(shared, uri);
        },
        listFor: (place) => listFence(shared, answers, place),
        chipsFor: (uri) => chipsOf(shared, uri),
        isOurs: (uri) => shared.store.find(uri) !== undefined,
      }),
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function bannerFor(shared: Shared, uri: vscode.Uri): string {
  const target = shared.store.find(uri);
  if (target === undefined) return '';
  const editor = findEditor(uri);
  // Looking at the gates brings the library up to what the editor has.
  const view = editor && findGateView(shared, editor);
  const document = target.open.library.documents.get(target.path);
  if (document === undefined) return '';
  return bannerOf(shared, view ?? { target, document });
}

interface Document {
  bannerFor(uri: vscode.Uri): string;
  /** What stands behind its items. */
  chipsFor(uri: vscode.Uri): Chips;
  /** Whether the document is in a library, where its HTML must not look like our banner. */
  isOurs(uri: vscode.Uri): boolean;
  /** What a `sop-list` block shows; undefined where it stays a block of code. */
  listFor(place: FencePlace): string | undefined;
}

/** The banner is made when the page is drawn, not when its text is read: it changes while the text stays. */
function extend(markdown: MarkdownIt, document: Document): MarkdownIt {
  const { renderer, utils } = markdown;
  const render = renderer.render.bind(renderer);
  const drawing: Drawing[] = [];
  renderer.render = (tokens, options, env) => {
    const uri = documentOf(env);
    if (uri === undefined) return render(tokens, options, env);
    drawing.push({ uri, lists: 0 });
    try {
      const banner = document.bannerFor(uri);
      const boxed = document.isOurs(uri) ? addBoxes(tokens) : tokens;
      return banner + render(addChips(boxed, document.chipsFor(uri)), options, env);
    } finally {
      drawing.pop();
    }
  };
  renderer.rules[htmlToken] = (tokens, index) => tokens[index]?.content ?? '';
  for (const name of ['html_block', 'html_inline']) {
    const before = renderer.rules[name];
    renderer.rules[name] = (tokens, index, ...rest) => {
      const content = tokens[index]?.content ?? '';
      const uri = drawing.at(-1)?.uri;
      return uri !== undefined && isDisguise(content) && document.isOurs(uri)
        ? utils.escapeHtml(content)
        : (before?.(tokens, index, ...rest) ?? content);
    };
  }
  const fence = renderer.rules['fence'];
  renderer.rules['fence'] = (tokens, index, ...rest) => {
    const token = tokens[index];
    const page = drawing.at(-1);
    const drawn =
      page !== undefined && token?.info?.trim() === 'sop-list'
        ? document.listFor({ uri: page.uri, line: token.map?.[0], index: page.lists++ })
        : undefined;
    return drawn ?? fence?.(tokens, index, ...rest) ?? utils.escapeHtml(token?.content ?? '');
  };
  return markdown;
}

/** A page that is being made, with the lists that it has so far. */
interface Drawing {
  readonly uri: vscode.Uri;
  lists: number;
}

function documentOf(env: unknown): vscode.Uri | undefined {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return undefined;
  return env.currentDocument instanceof vscode.Uri ? env.currentDocument : undefined;
}
