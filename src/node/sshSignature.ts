/** SSH signatures through the platform's `ssh-keygen`: checking them, and signing with a person's own key. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProgramOutcome, RunProgram } from '../git/gitRequest.js';
import type { CheckSignature, SignatureQuestion } from '../git/verify/signatureCheck.js';

/** Namespace of signatures of sign-off records, so that none made for another purpose passes for one. */
export const signOffNamespace = 'sop-signoff';

/** The signature, or in words why there is none. */
export type SignatureOutcome =
  | { readonly kind: 'signed'; readonly signature: string }
  | { readonly kind: 'refused'; readonly message: string };

export interface SignatureRequest {
  /** The program's working folder; a relative key file is meant from here. */
  readonly folder: string;
  /** A file with the private or public key, or a public key itself (`ssh-ed25519 ...`, `key::...`) whose private half an agent holds. */
  readonly key: string;
  readonly payload: string;
}

/** The one name that the file of allowed signers knows; whose keys they are the caller has decided. */
const principal = 'signer';
const checkMilliseconds = 10_000;
/** A person may have to type a passphrase or touch a key. */
const signMilliseconds = 120_000;

/** A check that asks `ssh-keygen -Y verify`, each key and signature once. */
export function createSignatureCheck(run: RunProgram): CheckSignature {
  const known = new Map<string, ReturnType<CheckSignature>>();
  return (question) => {
    const name = JSON.stringify([
      question.namespace,
      question.keys,
      question.signature,
      Buffer.from(question.payload).toString('base64'),
    ]);
    let answer = known.get(name);
    if (!answer) {
      answer = checkSignature(run, question);
      known.set(name, answer);
    }
    return answer;
  };
}

async function checkSignature(
  run: RunProgram,
  { signature, payload, namespace, keys }: SignatureQuestion,
): Promise<'good' | 'bad' | 'unavailable'> {
  const signers = keys.flatMap((key) => toPublicKey(key) ?? []);
  if (signers.length === 0 || !/^-----BEGIN SSH SIGNATURE-----\r?\n/.test(signature)) {
    return 'bad';
  }
  return inPrivateFolder(async (folder) => {
    const allowed = path.join(folder, 'allowed_signers');
    const signatureFile = path.join(folder, 'signature');
    const lines = signers.map((key) => `${principal} namespaces="${namespace}" ${key}\n`);
    await writeFile(allowed, lines.join(''), { mode: 0o600 });
    // In a document with line ends of Windows its signature may have them too.
    const lineFed = signature.replaceAll('\r\n', '\n').trimEnd();
    await writeFile(signatureFile, `${lineFed}\n`, { mode: 0o600 });
    const outcome = await run({
      program: 'ssh-keygen',
      args: [
        ...['-Y', 'verify', '-f', allowed, '-I', principal, '-n', namespace],
        ...['-s', signatureFile],
      ],
      folder,
      env: { LC_ALL: 'C' },
      mostBytes: 64 * 1024,
      mostMilliseconds: checkMilliseconds,
      input: payload,
    });
    return toAnswer(outcome);
  });
}

function toAnswer(outcome: ProgramOutcome): 'good' | 'bad' | 'unavailable' {
  switch (outcome.kind) {
    case 'ended':
      return outcome.exitCode === 0 ? 'good' : 'bad';
    case 'not-started':
    case 'stopped':
      return 'unavailable';
    default:
      return outcome satisfies never;
  }
}

/** Signs `payload` as a sign-off with the person's own key; nothing of the key is kept or told. */
export async function signWithKey(
  run: RunProgram,
  { folder, key, payload }: SignatureRequest,
): Promise<SignatureOutcome> {
  const literal = toPublicKey(key.replace(/^key::/, ''));
  if (key.startsWith('key::') && literal === undefined) {
    return { kind: 'refused', message: 'The signing key is no SSH public key.' };
  }
  if (literal === undefined && !existsSync(path.resolve(folder, key))) {
    return { kind: 'refused', message: `There is no key file "${key}".` };
  }
  return inPrivateFolder(async (own) => {
    let keyFile = path.resolve(folder, key);
    if (literal !== undefined) {
      keyFile = path.join(own, 'key.pub');
      await writeFile(keyFile, `${literal}\n`, { mode: 0o600 });
    }
    const outcome = await run({
      program: 'ssh-keygen',
      args: [
        ...['-Y', 'sign', '-n', signOffNamespace, '-f', keyFile],
        ...(literal === undefined ? [] : ['-U']),
      ],
      folder: own,
      env: { LC_ALL: 'C' },
      mostBytes: 64 * 1024,
      mostMilliseconds: signMilliseconds,
      input: Buffer.from(payload, 'utf8'),
    });
    return toSignature(outcome, literal === undefined ? key : undefined);
  });
}

function toSignature(outcome: ProgramOutcome, keyFile: string | undefined): SignatureOutcome {
  const refused = (message: string): SignatureOutcome => ({ kind: 'refused', message });
  switch (outcome.kind) {
    case 'not-started':
      return refused('ssh-keygen is not installed, so nothing can be signed with an SSH key.');
    case 'stopped':
      return refused('ssh-keygen took too long and was stopped; the key may await its passphrase.');
    case 'ended': {
      const signature = Buffer.from(outcome.output).toString('utf8');
      return outcome.exitCode === 0 && signature.startsWith('-----BEGIN SSH SIGNATURE-----\n')
        ? { kind: 'signed', signature }
        : refused(describeFailure(outcome.errors, keyFile));
    }
    default:
      return outcome satisfies never;
  }
}

/** What ssh-keygen says is for people who know it; these are the failures that one can do something about. */
function describeFailure(errors: string, keyFile: string | undefined): string {
  if (keyFile === undefined) {
    return 'The SSH agent holds no private key for the signing key, or it would not sign with it.';
  }
  if (/passphrase/i.test(errors)) {
    return `The passphrase of "${keyFile}" was not given or not right.`;
  }
  if (/permissions/i.test(errors)) {
    return `ssh-keygen refuses "${keyFile}" because others may read it.`;
  }
  return `ssh-keygen could not sign with "${keyFile}".`;
}

/**
 * Type and key of a public key in authorized_keys form, without comment.
 *
 * Options before the type would give the key powers (`cert-authority`) that nobody in a roster needs; such a line is no key.
 */
function toPublicKey(line: string): string | undefined {
  const match =
    /^((?:sk-)?(?:ssh|ecdsa)-[a-z0-9-]+(?:@openssh\.com)?) +([A-Za-z0-9+/]+=*)(?:[ \t].*)?$/.exec(
      line.trim(),
    );
  return match && !match[1]?.includes('-cert-') ? `${match[1] ?? ''} ${match[2] ?? ''}` : undefined;
}

async function inPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sop-ssh-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
