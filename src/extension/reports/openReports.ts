import * as vscode from 'vscode';
import { parseReportQuestion, type ReportQuestion } from '../../core/reports/reportQuestion.js';
import { webviews } from '../shared/manifest.js';

/** A report that is open, as it can be asked for again. */
export interface OpenReport {
  /** Title of its tab: no two have the same. */
  readonly title: string;
  /** Address of the library. */
  readonly root: string;
  readonly question: ReportQuestion;
}

const key = 'openReports';

/**
 * What the open reports were asked for, kept for the time after a restart of the window.
 *
 * Nothing runs in the page of a report, so that it cannot keep anything itself; of its panel only the title comes back.
 */
export class OpenReports {
  readonly #memory: vscode.Memento;
  /** Titles of this session; tabs of the last one stand in the window until somebody looks at them. */
  readonly #titles = new Set<string>();

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  /** The title itself, or with a number behind it while a report with that title is open. */
  freeTitle(title: string): string {
    const taken = new Set([...this.#titles, ...tabTitles()]);
    let free = title;
    for (let number = 2; taken.has(free); number++) free = `${title} (${number})`;
    return free;
  }

  find(title: string): OpenReport | undefined {
    return this.#read().find((each) => each.title === title);
  }

  /** Keeps what was asked until the panel is closed. */
  async keep(panel: vscode.WebviewPanel, report: OpenReport): Promise<void> {
    const { title } = report;
    this.#titles.add(title);
    panel.onDidDispose(() => {
      this.#titles.delete(title);
      void this.#write(this.#read().filter((each) => each.title !== title));
    });
    const open = new Set([...this.#titles, ...tabTitles()]);
    const others = this.#read().filter((each) => each.title !== title && open.has(each.title));
    await this.#write([...others, report]);
  }

  #read(): readonly OpenReport[] {
    const kept: unknown = this.#memory.get(key);
    return Array.isArray(kept) ? kept.flatMap((each: unknown) => parseOpenReport(each) ?? []) : [];
  }

  async #write(reports: readonly OpenReport[]): Promise<void> {
    await this.#memory.update(key, reports.length === 0 ? undefined : reports);
  }
}

function parseOpenReport(value: unknown): OpenReport | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { title, root, question } = value as Readonly<Record<string, unknown>>;
  const asked = parseReportQuestion(question);
  return typeof title === 'string' && typeof root === 'string' && asked !== undefined
    ? { title, root, question: asked }
    : undefined;
}

/** Titles of the reports that stand in the window, whether somebody looked at them yet or not. */
function tabTitles(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith(webviews.report),
    )
    .map(({ label }) => label);
}
