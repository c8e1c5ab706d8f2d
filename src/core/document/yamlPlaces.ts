import { isCollection, isMap, isPair, isSeq, type Pair } from 'yaml';
import type { TextRange } from '../text/textRange.js';
import type { YamlPath, YamlPlace } from './fastYaml.js';
import { frontmatterLimits, type YamlLimits } from './yamlLimits.js';
import { recordsKey, type YamlPart } from './yamlParts.js';
import { keyTextOf, parseYamlTree, readablePartsOf, spanOf } from './yamlTree.js';

/** The places of all values of `source` by the full parser, each under its path as JSON. */
export function placesInTree(
  source: string,
  limits: YamlLimits = frontmatterLimits,
): ReadonlyMap<string, YamlPlace> {
  const places = new Map<string, YamlPlace>();
  const whole: YamlPart = { text: source, toSource: (offset: number) => offset };
  for (const part of readablePartsOf(source, limits) ?? [whole]) {
    const collector = new PlaceCollector(part, places);
    const node: unknown = parseYamlTree(part.text).contents;
    if (part.firstRecord === undefined) {
      collector.collect(node, [], { after: 0 });
    } else if (isSeq(node)) {
      collector.collectItems(node.items, [recordsKey], part.firstRecord);
      extendRecords(places, collector.placeOf(node, { after: 0 }).value);
    }
  }
  return places;
}

/** The list of records, which is read in runs, reaches from its first to its last run. */
function extendRecords(places: Map<string, YamlPlace>, run: TextRange): void {
  const path = JSON.stringify([recordsKey]);
  const known = places.get(path);
  const isFirst = known === undefined || known.value.start === known.value.end;
  places.set(path, {
    ...known,
    value: { start: isFirst ? run.start : known.value.start, end: run.end },
  });
}

/** What comes before a value: its key, and where an empty value would stand. */
interface Lead {
  readonly key?: TextRange;
  readonly after: number;
}

class PlaceCollector {
  readonly #text: string;
  readonly #toSource: YamlPart['toSource'];
  readonly #places: Map<string, YamlPlace>;

  constructor({ text, toSource }: YamlPart, places: Map<string, YamlPlace>) {
    this.#text = text;
    this.#toSource = toSource;
    this.#places = places;
  }

  collect(node: unknown, path: YamlPath, lead: Lead): void {
    const name = JSON.stringify(path);
    if (this.#places.has(name)) {
      return;
    }
    this.#places.set(name, this.placeOf(node, lead));
    if (isSeq(node)) {
      this.collectItems(node.items, path, 0);
    } else if (isMap(node)) {
      for (const pair of node.items) {
        const name = keyTextOf(pair);
        const [start, end] = spanOf(pair.key);
        const key = { start, end };
        if (name !== undefined) {
          this.collect(pair.value, [...path, name], { key, after: behindKey(this.#text, pair) });
        }
      }
    }
  }

  collectItems(items: readonly unknown[], path: YamlPath, first: number): void {
    items.forEach((item, index) => {
      const after = this.#text.slice(0, spanOf(item)[0]).trimEnd().length;
      this.collect(item, [...path, first + index], { after });
    });
  }

  placeOf(node: unknown, { key, after }: Lead): YamlPlace {
    const [start, end] = spanOf(node);
    const range =
      end <= start ? { start: after, end: after } : { start, end: endOf(this.#text, node) };
    const value = this.#moved(range);
    return key === undefined ? { value } : { key: this.#moved(key), value };
  }

  #moved({ start, end }: TextRange): TextRange {
    return { start: this.#toSource(start), end: this.#toSource(end) };
  }
}

function behindKey(source: string, pair: Pair): number {
  const [, end] = spanOf(pair.key);
  return source.charCodeAt(end) === 58 ? end + 1 : end;
}

/** Where a value's own text ends; the tree counts comments behind a block collection to it. */
function endOf(source: string, node: unknown): number {
  const [start, end] = spanOf(node);
  if (isCollection(node) && node.flow !== true) {
    const last: unknown = node.items[node.items.length - 1];
    if (isPair(last)) {
      return isEmpty(last.value) ? behindKey(source, last) : endOf(source, last.value);
    }
    return isEmpty(last) ? source.slice(0, spanOf(last)[0]).trimEnd().length : endOf(source, last);
  }
  return start + source.slice(start, end).trimEnd().length;
}

function isEmpty(node: unknown): boolean {
  const [start, end] = spanOf(node);
  return end <= start;
}
