import * as vscode from 'vscode';
import {
  parseRowSnoozes,
  withoutSnooze,
  withSnooze,
  type RowPlace,
  type RowSnooze,
  type RowSnoozes,
} from '../../core/lists/rowSnoozes.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { OpenLibrary } from './openLibrary.js';

/**
 * What the person at this keyboard put off, for each library.
 *
 * It is kept by VS Code for this workspace and never in the library: it is nobody else's business, and nothing but
 * the lists of this person goes by it.
 */
export class Snoozes implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #known = new Map<string, RowSnoozes>();
  readonly #changed = new vscode.EventEmitter<undefined>();

  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The same object until something of it changes. */
  of(open: OpenLibrary): RowSnoozes {
    const key = keyOf(open);
    const known = this.#known.get(key) ?? parseRowSnoozes(this.#memory.get(key));
    this.#known.set(key, known);
    return known;
  }

  async put(open: OpenLibrary, snooze: RowSnooze, today: CivilDate): Promise<void> {
    await this.#keep(open, withSnooze(this.of(open), snooze, today));
  }

  async wake(open: OpenLibrary, place: RowPlace): Promise<void> {
    await this.#keep(open, withoutSnooze(this.of(open), place));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #keep(open: OpenLibrary, snoozes: RowSnoozes): Promise<void> {
    this.#known.set(keyOf(open), snoozes);
    this.#changed.fire(undefined);
    await this.#memory.update(keyOf(open), snoozes.length === 0 ? undefined : snoozes);
  }
}

function keyOf({ root }: OpenLibrary): string {
  return `snoozes:${root.toString()}`;
}
