import type { Document, Item } from '../document/document.js';
import { ownText } from '../text/ownText.js';

/** How many of the runs of a template have an item, by its key and by its title. */
interface TemplateCounts {
  readonly keys: Map<string, number>;
  readonly titles: Map<string, number>;
}

/** Counts in how many runs an item is, so that each run is read once, by whoever reads it first. */
export class RunCounts {
  readonly #counted = new Set<Document>();
  readonly #byTemplate = new Map<string, TemplateCounts>();

  has(run: Document): boolean {
    return this.#counted.has(run);
  }

  /** Counts the items of a run that was not counted yet; nothing else of it is kept. */
  add(run: Document, template: string, items: readonly Item[]): void {
    const counts = this.#byTemplate.get(template) ?? { keys: new Map(), titles: new Map() };
    this.#byTemplate.set(template, counts);
    this.#counted.add(run);
    countEach(
      counts.keys,
      items.flatMap(({ key }) => key ?? []),
    );
    countEach(
      counts.titles,
      items.map(({ title }) => title),
    );
  }

  /** The counted runs of a template that have an item of this key, or where that is empty, of this title. */
  runsWith(template: string, key: string, title: string): number {
    const counts = this.#byTemplate.get(template);
    return (key === '' ? counts?.titles.get(title) : counts?.keys.get(key)) ?? 0;
  }
}

function countEach(counts: Map<string, number>, names: readonly string[]): void {
  for (const name of new Set(names)) {
    const count = counts.get(name);
    counts.set(count === undefined ? ownText(name) : name, (count ?? 0) + 1);
  }
}
