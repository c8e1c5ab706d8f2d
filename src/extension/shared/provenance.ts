import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import type { DocumentHistory } from '../../git/audit/documentHistory.js';
import type { VerifiedDocument, VerifiedSignOff } from '../../git/verify/verification.js';
import type { Environment } from './environment.js';
import type { DayClock } from './today.js';
import type { Target } from './treeNode.js';

/** What git proves of a document's records, by their ids; or in words why it cannot be asked. */
export type Proof =
  | { readonly kind: 'proved'; readonly byId: ReadonlyMap<string, VerifiedSignOff> }
  | { readonly kind: 'asking' }
  | { readonly kind: 'unknown'; readonly why: string };

interface Asked {
  readonly proof: Proof;
  readonly answer: Promise<Proof>;
}

interface Services {
  readonly environment: Environment;
  readonly clock: DayClock;
  readonly log: vscode.LogOutputChannel;
}

/** Asks git about the sign-offs of single documents, in the background and only when somebody looks at them. */
export class Provenance implements vscode.Disposable {
  readonly #services: Services;
  #known = new WeakMap<Document, Asked>();
  readonly #uncommitted = new Set<Document>();
  /** By library and path: a history tells of commits, whatever is typed. */
  readonly #histories = new Map<string, Promise<DocumentHistory>>();
  readonly #changed = new vscode.EventEmitter<Target>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    // A commit made elsewhere changes no document: whoever comes back to the window or an editor is told anew.
    const lookAgain = () => {
      for (const document of this.#uncommitted) this.#known.delete(document);
      this.#uncommitted.clear();
      this.#histories.clear();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(lookAgain),
      vscode.window.onDidChangeWindowState(lookAgain),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.forget();
      }),
    );
  }

  /** What is known now; asking starts finding out, and a change tells of it. */
  now(target: Target): Proof {
    const document = target.open.library.documents.get(target.path);
    if (document?.frontmatter.data['sign_offs'] === undefined) {
      return { kind: 'unknown', why: vscode.l10n.t('There is nothing to verify.') };
    }
    if (!vscode.workspace.isTrusted) {
      return { kind: 'unknown', why: vscode.l10n.t('git is asked once you trust this workspace.') };
    }
    const known = this.#known.get(document);
    if (known !== undefined) return known.proof;
    const asking: Asked = { proof: { kind: 'asking' }, answer: this.#ask(target, document) };
    this.#known.set(document, asking);
    return asking.proof;
  }

  /** What git says, once it has said it. */
  async ask(target: Target): Promise<Proof> {
    const proof = this.now(target);
    const document = target.open.library.documents.get(target.path);
    const asked = document && this.#known.get(document);
    return asked === undefined ? proof : asked.answer;
  }

  /** What happened to the document up to HEAD, and who brought its items where they are. */
  history(target: Target): Promise<DocumentHistory> {
    const key = `${target.open.root.toString()} ${target.path}`;
    const history = this.#histories.get(key) ?? this.#findHistory(target);
    this.#histories.set(key, history);
    return history;
  }

  /** What a commit brings changes no document: whoever commits says so. */
  forget(): void {
    this.#known = new WeakMap();
    this.#uncommitted.clear();
    this.#histories.clear();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async #ask(target: Target, document: Document): Promise<Proof> {
    const known = this.#known;
    const proof = await this.#find(target);
    if (known !== this.#known) return proof;
    known.set(document, { proof, answer: Promise.resolve(proof) });
    if (isUncommitted(proof)) this.#uncommitted.add(document);
    this.#changed.fire(target);
    return proof;
  }

  async #findHistory({ open, path }: Target): Promise<DocumentHistory> {
    const { environment, clock, log } = this.#services;
    if (!vscode.workspace.isTrusted) {
      return { kind: 'unknown', why: vscode.l10n.t('git is asked once you trust this workspace.') };
    }
    const git = environment.gitAt(open.root);
    if (git === undefined)
      return { kind: 'unknown', why: vscode.l10n.t('There is no git in this folder.') };
    try {
      return await git.history(path, clock.today);
    } catch (error) {
      log.error(`Reading the history of ${path} failed.`, error);
      return {
        kind: 'unknown',
        why: vscode.l10n.t('Reading the history failed; the log says why.'),
      };
    }
  }

  async #find({ open, path }: Target): Promise<Proof> {
    const { environment, clock, log } = this.#services;
    const git = environment.gitAt(open.root);
    if (git === undefined)
      return { kind: 'unknown', why: vscode.l10n.t('There is no git in this folder.') };
    try {
      const outcome = await git.verify([path], clock.today);
      return outcome.kind === 'impossible'
        ? { kind: 'unknown', why: outcome.message }
        : { kind: 'proved', byId: byId(outcome.documents) };
    } catch (error) {
      log.error(`Verifying ${path} failed.`, error);
      return { kind: 'unknown', why: vscode.l10n.t('Verifying failed; the log says why.') };
    }
  }
}

function isUncommitted(proof: Proof): boolean {
  return (
    proof.kind === 'proved' &&
    [...proof.byId.values()].some(({ faults }) =>
      faults.some(({ code }) => code === 'not-committed'),
    )
  );
}

function byId(documents: readonly VerifiedDocument[]): ReadonlyMap<string, VerifiedSignOff> {
  return new Map(documents.flatMap(({ signOffs }) => signOffs.map((each) => [each.id, each])));
}
