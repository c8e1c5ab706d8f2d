/** SSH keys of people in tests, made anew for every run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { edit, rosterPath, settingsPath, settingsStory, people } from './closeoutStory.js';
import { roster } from '../../support/closeout.js';
import type { Story } from '../../support/story.js';

export type KeyOwner = 'dana' | 'lee' | 'mallory';

let folder: string | undefined;

/** File of a person's private key; its public half lies beside it, ending in `.pub`. */
export function keyFile(owner: KeyOwner): string {
  if (folder === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), 'sop-keys-'));
    process.on('exit', () => {
      rmSync(made, { recursive: true, force: true });
    });
    folder = made;
  }
  const file = path.join(folder, owner);
  try {
    readFileSync(file);
  } catch {
    // Not made yet.
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', owner, '-f', file]);
  }
  return file;
}

export function publicKey(owner: KeyOwner): string {
  return readFileSync(`${keyFile(owner)}.pub`, 'utf8').trim();
}

/** Signs payloads as `ssh-keygen` does. */
export function signWith(owner: KeyOwner, namespace = 'sop-signoff'): (payload: string) => string {
  return (payload) => {
    const file = `${keyFile(owner)}.payload`;
    writeFileSync(file, payload);
    rmSync(`${file}.sig`, { force: true });
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, '-f', keyFile(owner), file], {
      stdio: 'ignore',
    });
    return readFileSync(`${file}.sig`, 'utf8');
  };
}

/** The roster with keys of Dana and Lee. */
export function keyedRoster(danaKey: string = publicKey('dana')): string {
  const withDana = edit(
    roster,
    'emails: [dana@msp.example]',
    `emails: [dana@msp.example], keys: ['${danaKey}']`,
  );
  return edit(
    withDana,
    'emails: [lee@msp.example]',
    `emails: [lee@msp.example], keys: ['${publicKey('lee')}']`,
  );
}

/** The beginning of a library whose roster has keys, and which may demand some assurance of the NOC. */
export function keyedStory(assurance?: string, danaKey?: string): Story {
  const demanded = assurance === undefined ? '' : `policy: { assurance: { noc: ${assurance} } }\n`;
  return settingsStory.commit({
    by: people.sam,
    at: '2026-11-02T10:00:00Z',
    files: {
      [rosterPath]: keyedRoster(danaKey),
      [settingsPath]: `title: Acme MSP\n${demanded}`,
    },
  });
}
