import * as vscode from 'vscode';
import { groupings, type Grouping } from '../../core/query/groupDocuments.js';
import { settings } from './manifest.js';

/** What the person has set, read at this edge only. */
export interface Settings {
  readonly groupBy: Grouping;
  /** Whether the view of the library selects the document of the active editor. */
  readonly followEditor: boolean;
  readonly showSettled: boolean;
  readonly problems: boolean;
  readonly workScope: WorkScope;
  /** Says who works here when git is not to be asked; empty asks git. */
  readonly email: string;
  /** A key file, or `git` for the key that git signs with; empty signs records only where the library demands it. */
  readonly signingKey: string;
  /** Whether hints say how far due dates are. */
  readonly dueHints: boolean;
  /** Whether lines above gated documents say where they stand. */
  readonly codeLens: boolean;
  /** Whether links follow files that move. */
  readonly updateLinks: boolean;
}

export type WorkScope = 'mine' | 'everyone';

/** The settings in force, and word of every change to them. */
export class SettingsSource implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Settings>();
  readonly #listener: vscode.Disposable;
  #current = readSettings();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('sop')) return;
      this.#current = readSettings();
      this.#changed.fire(this.#current);
    });
  }

  get current(): Settings {
    return this.#current;
  }

  /** Changes a setting where it is set now; for the user when it is set nowhere. */
  async update(name: keyof typeof settings, value: string | boolean): Promise<void> {
    const configuration = vscode.workspace.getConfiguration();
    const inWorkspace = configuration.inspect(settings[name].id)?.workspaceValue !== undefined;
    await configuration.update(
      settings[name].id,
      value,
      inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
    );
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}

/** Settings files are written by hand: a value of the wrong type counts as the default. */
function readSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration();
  const read = (name: keyof typeof settings): unknown =>
    configuration.get<unknown>(settings[name].id);
  const groupBy = read('groupBy');
  const email = read('email');
  const signingKey = read('signingKey');
  return {
    get groupBy() {
      return groupings.find((grouping) => grouping === groupBy) ?? settings.groupBy.default;
    },
    followEditor: read('followEditor') === true,
    showSettled: read('showSettled') !== false,
    problems: read('problems') !== false,
    workScope: read('workScope') === 'everyone' ? 'everyone' : 'mine',
    email: typeof email === 'string' ? email.trim() : '',
    signingKey: typeof signingKey === 'string' ? signingKey.trim() : '',
    dueHints: read('dueHints') !== false,
    codeLens: read('codeLens') !== false,
    updateLinks: read('updateLinks') !== false,
  };
}
