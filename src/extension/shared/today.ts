import * as vscode from 'vscode';
import type { CivilDate } from '../../core/schema/civilDate.js';

/** The day on this machine's calendar, and word of midnight: due dates move while the window stays open. */
export class DayClock implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<CivilDate>();
  readonly #timer: ReturnType<typeof setInterval>;
  #today = currentDay();

  readonly onDidChange = this.#changed.event;

  constructor() {
    // A timer aimed at midnight would miss it on a machine that sleeps.
    this.#timer = setInterval(() => {
      const day = currentDay();
      if (day === this.#today) return;
      this.#today = day;
      this.#changed.fire(day);
    }, 60_000);
  }

  get today(): CivilDate {
    return this.#today;
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#changed.dispose();
  }
}

function currentDay(): CivilDate {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  // Made of the parts of a real date, so it is a day of the calendar.
  return day as CivilDate;
}
