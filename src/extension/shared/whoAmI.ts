import * as vscode from 'vscode';
import type { Person } from '../../core/schema/roster.js';
import { findPerson, isActive } from '../../core/schema/rosterLookup.js';
import type { Environment, GitIdentity } from './environment.js';
import type { OpenLibrary } from './openLibrary.js';
import type { SettingsSource } from './settings.js';
import type { DayClock } from './today.js';

export interface Identity {
  readonly email?: string;
  /** Absent when nobody in the roster has the address, or that person has left. */
  readonly person?: Person;
}

/** Who works here, as git would write it into a commit, and whom of the roster that is. */
export class WhoAmI implements vscode.Disposable {
  readonly #environment: Environment;
  readonly #settings: SettingsSource;
  readonly #clock: DayClock;
  readonly #emails = new Map<string, Promise<string | undefined>>();
  readonly #known = new Map<string, string | undefined>();
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(environment: Environment, settings: SettingsSource, clock: DayClock) {
    this.#environment = environment;
    this.#settings = settings;
    this.#clock = clock;
    const forget = () => {
      this.forget();
    };
    this.#subscriptions = vscode.Disposable.from(
      settings.onDidChange(forget),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
    );
  }

  /** What git and the roster say, if git has answered; asking starts finding out, and a change tells of it. */
  now({ root, library }: OpenLibrary): Identity | 'asking' {
    const key = root.toString();
    if (!this.#known.has(key)) {
      void this.email(root);
      return 'asking';
    }
    const email = this.#known.get(key);
    const person = email === undefined ? undefined : this.#activePerson(library.roster, email);
    return {
      ...(email === undefined ? {} : { email }),
      ...(person === undefined ? {} : { person }),
    };
  }

  async person(open: OpenLibrary): Promise<Person | undefined> {
    const email = await this.email(open.root);
    return email === undefined ? undefined : this.#activePerson(open.library.roster, email);
  }

  /** In an untrusted folder nothing is started, and so git is not asked. */
  async gitIdentity(folder: vscode.Uri): Promise<GitIdentity> {
    return vscode.workspace.isTrusted ? this.#environment.gitIdentity(folder) : {};
  }

  email(folder: vscode.Uri): Promise<string | undefined> {
    const key = folder.toString();
    let email = this.#emails.get(key);
    if (email === undefined) {
      email = this.#find(folder);
      this.#emails.set(key, email);
      void email.then((found) => {
        if (this.#emails.get(key) !== email) return;
        this.#known.set(key, found);
        this.#changed.fire(undefined);
      });
    }
    return email;
  }

  /** Asks again the next time: the address may have been set meanwhile. */
  forget(): void {
    this.#emails.clear();
    this.#known.clear();
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async #find(folder: vscode.Uri): Promise<string | undefined> {
    const { email } = this.#settings.current;
    return email === '' ? (await this.gitIdentity(folder)).email : email;
  }

  #activePerson(roster: OpenLibrary['library']['roster'], email: string): Person | undefined {
    const person = findPerson(roster, email);
    return isActive(person, this.#clock.today) ? person : undefined;
  }
}
