import * as vscode from 'vscode';
import { normalizeItemText } from '../../core/checklist/itemIdentity.js';
import type { Item } from '../../core/document/document.js';
import type { Tick } from '../../git/itemChange.js';
import { tickNameOf } from '../../git/itemHistoryReader.js';
import type { Environment } from './environment.js';
import type { OpenLibrary } from './openLibrary.js';

/** How long what git said is believed: a commit made in a terminal tells nobody. */
const freshMilliseconds = 30_000;

interface Asked {
  readonly at: number;
  /** By path and name of the item; undefined where git cannot tell. */
  readonly ticks: Promise<ReadonlyMap<string, Tick> | undefined>;
}

export interface ItemInFile {
  readonly open: OpenLibrary;
  readonly path: string;
  readonly item: Item;
}

/** Who ticked what and when, from git, asked in a thread of its own when somebody looks. */
export class TickHistory {
  readonly #environment: Environment;
  readonly #log: vscode.LogOutputChannel;
  readonly #asked = new Map<string, Asked>();

  constructor({ environment, log }: { environment: Environment; log: vscode.LogOutputChannel }) {
    this.#environment = environment;
    this.#log = log;
  }

  /** In words who ticked the item and when; undefined for an open item, and where there is no git to ask. */
  async words({ open, path, item }: ItemInFile): Promise<string | undefined> {
    if (!item.checked || !vscode.workspace.isTrusted) return undefined;
    const ticks = await this.#ticksOf(open);
    if (ticks === undefined) return undefined;
    const tick = ticks.get(keyOf(path, tickNameOf(item)));
    if (tick?.checked !== true) return 'Ticked here, not committed yet';
    const { author, authoredAt } = tick.commit;
    const day = new Date(authoredAt * 1000).toISOString().slice(0, 10);
    return `Ticked by ${author.name} on ${day}`;
  }

  #ticksOf(open: OpenLibrary): Promise<ReadonlyMap<string, Tick> | undefined> {
    const key = open.root.toString();
    const known = this.#asked.get(key);
    if (known !== undefined && Date.now() - known.at < freshMilliseconds) return known.ticks;
    const ticks = this.#ask(open);
    this.#asked.set(key, { at: Date.now(), ticks });
    return ticks;
  }

  async #ask(open: OpenLibrary): Promise<ReadonlyMap<string, Tick> | undefined> {
    try {
      const ticks = await this.#environment.gitAt(open.root)?.ticks();
      if (ticks === undefined) return undefined;
      const latest = new Map<string, Tick>();
      for (const tick of ticks) {
        const key = keyOf(tick.path, tick.item);
        if (!latest.has(key)) latest.set(key, tick);
      }
      return latest;
    } catch (error) {
      this.#log.error(`Asking git who ticked what in ${open.name} failed.`, error);
      return undefined;
    }
  }
}

function keyOf(path: string, item: string): string {
  return `${path}\n${normalizeItemText(item)}`;
}
