import * as vscode from 'vscode';
import type { GitIdentity } from '../shared/environment.js';

/** The first person of a roster. */
export interface Founder {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
}

/** Asks only what git does not know; undefined when the person gave up. */
export async function askWho({ email, name: known }: GitIdentity): Promise<Founder | undefined> {
  const address =
    email ??
    (await ask({
      title: vscode.l10n.t('Set Up Library (1/2)'),
      prompt: vscode.l10n.t('Your e-mail address, the one you commit with'),
      placeHolder: 'dana@msp.example',
      valid: (text) => /^[^\s@]+@[^\s@]+$/u.test(text),
      problem: vscode.l10n.t('Write an e-mail address.'),
    }));
  if (address === undefined) return undefined;
  const local = address.slice(0, address.indexOf('@'));
  const name = await ask({
    title:
      email === undefined ? vscode.l10n.t('Set Up Library (2/2)') : vscode.l10n.t('Set Up Library'),
    prompt: vscode.l10n.t('Your name, as it stands under a sign-off ({0})', address),
    value: known ?? nameFrom(local),
    valid: (text) => text !== '',
    problem: vscode.l10n.t('Write your name.'),
  });
  return name === undefined ? undefined : { email: address, name, handle: handleFrom(local) };
}

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly problem: string;
  readonly valid: (text: string) => boolean;
}

async function ask({ valid, problem, ...options }: Question): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    ...options,
    ignoreFocusOut: true,
    validateInput: (value) => (valid(value.trim()) ? undefined : problem),
  });
  return text?.trim();
}

/** `dana.reyes` becomes `Dana Reyes`. */
function nameFrom(local: string): string {
  return local
    .split(/[._+-]+/u)
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}

function handleFrom(local: string): string {
  const [first = ''] = local.toLowerCase().split(/[._+-]+/u);
  const handle = first.replace(/[^a-z0-9]/gu, '');
  return handle === '' ? 'me' : handle;
}
