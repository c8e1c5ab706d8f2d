/** Signing from end to end: plan, sign, write, commit; nothing stays behind when a step fails. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Document } from '../../core/document/document.js';
import type { YamlMapping } from '../../core/document/frontmatter.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import {
  planSignOff,
  type SignOffRefusal,
  type SignOffRequest,
} from '../../core/gate/planSignOff.js';
import { applyChanges } from '../../core/library/applyChanges.js';
import type { Library } from '../../core/library/library.js';
import { signOffEdit } from '../../core/signoff/newRecord.js';
import { signaturePayload } from '../../core/signoff/recordId.js';
import { decodeText, encodeText } from '../../core/text/decodeText.js';
import { applyEdits } from '../../core/text/textEdit.js';
import { commitFile, commitStateOf } from '../../git/commitFile.js';
import type { Repository } from '../../git/readHistory.js';
import { replaceFile } from '../atomicFile.js';
import { wordsForFailure } from '../fileError.js';

/** Makes an SSH signature of a text in the namespace `sop-signoff`, or says why it cannot. */
export type SignText = (
  payload: string,
) => Promise<
  | { readonly kind: 'signed'; readonly signature: string }
  | { readonly kind: 'failed'; readonly message: string }
>;

export interface SigningTask {
  readonly library: Library;
  /** Absolute path of the library's folder, where git works too. */
  readonly root: string;
  readonly repository: Repository;
  /** Library path of the document. */
  readonly path: string;
  readonly request: SignOffRequest;
  /** git e-mail address of the signer; undefined when git has none. */
  readonly email: string | undefined;
  /** UTC instant, RFC 3339 with seconds. */
  readonly at: string;
  /** Fingerprint of what the signer was shown; when the document says something else by now, nothing is signed. */
  readonly shown?: string;
  /** Signs the record itself; without it the commit is all that ties it to the signer. */
  readonly sign?: SignText;
}

export type SigningOutcome =
  | { readonly kind: 'signed'; readonly record: YamlMapping; readonly commit: string }
  | { readonly kind: 'refused'; readonly refusals: readonly SignOffRefusal[] }
  /** The document on disk is not what the last commit holds; commit it first. */
  | { readonly kind: 'uncommitted'; readonly state: 'changed' | 'untracked' | 'unknown' }
  /** Something failed, and the document is as it was. */
  | { readonly kind: 'failed'; readonly message: string };

/** Signs a document as it is on disk and in the last commit, in a commit of its own. */
export async function signDocument(task: SigningTask): Promise<SigningOutcome> {
  const { repository, request } = task;
  const file = path.join(task.root, task.path);
  // Read before git is asked: what is replaced below is then what git called committed.
  const before = await readFile(file);
  const state = await commitStateOf(repository, task.path);
  if (state !== 'committed') {
    return { kind: 'uncommitted', state };
  }
  const decoded = decodeText(before);
  if (decoded.problem !== undefined) {
    return {
      kind: 'failed',
      message: `${task.path} is no UTF-8 text, so nothing is written into it.`,
    };
  }
  const { text, bom } = decoded;
  const document = parseDocument(task.path, decoded);
  const library = withDocument(task.library, document);
  const plan = planSignOff({ library, document, text }, request, task);
  if (plan.kind === 'refused') {
    return plan;
  }
  if (task.shown !== undefined && plan.record['content'] !== task.shown) {
    return { kind: 'failed', message: changedMeanwhile(task) };
  }
  const signed = await withSignature(task, document, plan.record);
  if (signed.kind === 'failed') {
    return signed;
  }
  const written = signOffEdit(text, document, signed.record);
  if (written.kind === 'refused') {
    return { kind: 'failed', message: written.message };
  }
  const after = Buffer.from(encodeText(applyEdits(text, [written.edit]), bom));
  const problem = await tryToReplace(file, after, before);
  if (problem !== undefined) {
    return { kind: 'failed', message: problem === 'changed' ? changedMeanwhile(task) : problem };
  }
  const outcome = await commitFile(repository, task.path, messageOf(document, signed.record));
  if (outcome.kind === 'refused') {
    const back = await tryToReplace(file, before, after);
    const why = back === 'changed' ? 'The file was changed meanwhile.' : back;
    const left =
      why === undefined
        ? ''
        : ` ${why} So the sign-off is still in it; take it out by hand, or commit it yourself.`;
    return { kind: 'failed', message: `git did not take the commit: ${outcome.message}${left}` };
  }
  return { kind: 'signed', record: signed.record, commit: outcome.commit };
}

/** Why the file was not replaced: `changed`, or the failure in words; undefined when it was. */
async function tryToReplace(
  file: string,
  bytes: Uint8Array,
  expected: Uint8Array,
): Promise<string | undefined> {
  try {
    const outcome = await replaceFile(file, bytes, expected);
    return outcome === 'written' ? undefined : outcome;
  } catch (error) {
    return wordsForFailure(error);
  }
}

function changedMeanwhile({ path: name }: SigningTask): string {
  return `${name} was changed by somebody else just now; look at it and sign again.`;
}

/** The snapshot with the document as it is on disk right now. */
function withDocument(library: Library, document: Document): Library {
  return applyChanges(library, [{ kind: 'document', document }]).library;
}

async function withSignature(
  { sign }: SigningTask,
  document: Document,
  record: YamlMapping,
): Promise<
  | { readonly kind: 'ready'; readonly record: YamlMapping }
  | { readonly kind: 'failed'; readonly message: string }
> {
  if (!sign) {
    return { kind: 'ready', record };
  }
  const answer = await sign(signaturePayload(textOf(document.frontmatter.data, 'id'), record));
  return answer.kind === 'failed'
    ? answer
    : { kind: 'ready', record: { ...record, sig: `${answer.signature.trim()}\n` } };
}

function messageOf(document: Document, record: YamlMapping): string {
  const note = 'note' in record ? `\n\n${textOf(record, 'note')}` : '';
  const what = `${textOf(record, 'gate')} ${textOf(record, 'decision')} by ${textOf(record, 'role')}`;
  return `Sign off ${textOf(document.frontmatter.data, 'id')}: ${what}${note}`;
}

/** A value that is a text wherever a sign-off can be planned. */
function textOf(mapping: YamlMapping, key: string): string {
  const value = mapping[key];
  return typeof value === 'string' ? value : '';
}
