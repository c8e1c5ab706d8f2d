import * as vscode from 'vscode';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { todayOf } from '../../core/schema/clockReading.js';

/** The day it is, and word of the next one: due dates move while the window stays open. */
export class DayClock implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<CivilDate>();
  readonly #timer: ReturnType<typeof setInterval>;
  /** Undefined until somebody asks: core is not read before. */
  #today: CivilDate | undefined;

  readonly onDidChange = this.#changed.event;

  constructor() {
    // A timer aimed at midnight would miss it on a machine that sleeps.
    this.#timer = setInterval(() => {
      if (this.#today === undefined) return;
      const day = todayOf(new Date());
      if (day === this.#today) return;
      this.#today = day;
      this.#changed.fire(day);
    }, 60_000);
  }

  get today(): CivilDate {
    this.#today ??= todayOf(new Date());
    return this.#today;
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#changed.dispose();
  }
}
