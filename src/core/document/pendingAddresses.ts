import { findAgain, type Address } from './addressFinder.js';
import type { Link } from './document.js';
import type { InlineSink } from './inlineSink.js';

/** Addresses inside brackets that are not closed yet: links only if the brackets turn out to be none. */
export class PendingAddresses {
  readonly #text: string;
  readonly #sink: InlineSink;
  readonly #pending: Address[] = [];

  constructor(text: string, sink: InlineSink) {
    this.#text = text;
    this.#sink = sink;
  }

  add(address: Address): void {
    this.#pending.push(address);
  }

  /** Something at `at` of which only remark knows whether it is an address. */
  doubt(at: number): void {
    this.#pending.push({ start: at, end: -1, prefix: '' });
  }

  /** What stands behind `start` is inside of a link, where no address is one. */
  dropFrom(start: number): void {
    while ((this.#pending[this.#pending.length - 1]?.start ?? -1) > start) {
      this.#pending.pop();
    }
  }

  /** Settles what is left of a paragraph that ends at `end` and whose first link has the number `firstLink`. */
  settle(firstLink: number, end: number): void {
    if (this.#pending.length === 0) {
      return;
    }
    const own = this.#sink.links.splice(firstLink);
    let last = -1;
    for (const pending of this.#pending) {
      const found = pending.end < 0 ? 'doubtful' : findAgain(this.#text, pending, end);
      if (found === 'doubtful') {
        this.#sink.unsure();
      } else if (found !== undefined && found.start >= last) {
        own.push(addressLink(this.#text, found));
        last = found.end;
      }
    }
    const kept = own.filter((link) => link.kind !== 'wiki' || !this.#isInside(link));
    this.#sink.links.push(...kept.sort(byPlace));
    this.#pending.length = 0;
  }

  /** A wiki link with an address in it is an address in brackets. */
  #isInside({ range }: Link): boolean {
    return this.#pending.some(({ start }) => range.start < start && start < range.end);
  }
}

/** The link that an address without marks is. */
export function addressLink(text: string, { start, end, prefix }: Address): Link {
  const range = { start, end };
  const target = prefix + text.slice(start, end);
  return { kind: 'autolink', range, targetRange: range, target };
}

function byPlace(a: Link, b: Link): number {
  return a.range.start - b.range.start || b.range.end - a.range.end;
}
