import { isCollection, isMap, isPair, isSeq, type Pair } from 'yaml';
import type { TextRange } from '../text/textRange.js';
import type { Document } from './document.js';
import type { Frontmatter } from './frontmatter.js';
import { locateFast, type YamlPath, type YamlPlace } from './fastYaml.js';
import { unsure } from './fastYamlLine.js';
import { findOversize, settingsLimits } from './yamlLimits.js';
import { keyTextOf, parseYamlTree, spanOf } from './yamlTree.js';

/**
 * Where the value at `path` is written in `source`, in offsets of it; undefined when nothing is there.
 *
 * The value of a key without one is the empty range after its colon. Found anew each time, so that
 * an index need not hold places that only a message or an edit asks for.
 */
export function locateInYaml(source: string, path: YamlPath): YamlPlace | undefined {
  if (findOversize(source, settingsLimits) !== undefined) {
    return undefined;
  }
  const place = locateFast(source, path, settingsLimits);
  // The fast reader does not look for places inside flow collections (`tags: [a, b]`).
  return place === unsure || place === undefined ? locateInTree(source, path) : place;
}

const knownPlaces = new WeakMap<Frontmatter, Map<string, YamlPlace | undefined>>();

/** The same for a document's frontmatter, in offsets of the document; remembered, because findings ask again with every change elsewhere. */
export function locateField(
  { frontmatter }: Pick<Document, 'frontmatter'>,
  path: YamlPath,
): YamlPlace | undefined {
  let places = knownPlaces.get(frontmatter);
  if (places === undefined) {
    places = new Map();
    knownPlaces.set(frontmatter, places);
  }
  const key = JSON.stringify(path);
  if (places.has(key)) {
    return places.get(key);
  }
  const place = findField(frontmatter, path);
  places.set(key, place);
  return place;
}

function findField(frontmatter: Frontmatter, path: YamlPath): YamlPlace | undefined {
  const place = locateInYaml(frontmatter.source, path);
  if (place === undefined) {
    return undefined;
  }
  const moved = ({ start, end }: TextRange): TextRange => ({
    start: start + frontmatter.yaml.start,
    end: end + frontmatter.yaml.start,
  });
  return place.key === undefined
    ? { value: moved(place.value) }
    : { key: moved(place.key), value: moved(place.value) };
}

/** The same by the full parser alone. */
export function locateInTree(source: string, path: YamlPath): YamlPlace | undefined {
  let node: unknown = parseYamlTree(source).contents;
  let key: TextRange | undefined;
  let after = 0;
  for (const step of path) {
    if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      key = undefined;
      after = source.slice(0, spanOf(node)[0]).trimEnd().length;
      continue;
    }
    const pair = isMap(node) ? node.items.find((one) => keyTextOf(one) === step) : undefined;
    if (pair === undefined) {
      return undefined;
    }
    const [start, end] = spanOf(pair.key);
    key = { start, end };
    after = behindKey(source, pair);
    node = pair.value;
  }
  const [start, end] = spanOf(node);
  const value = end <= start ? { start: after, end: after } : { start, end: endOf(source, node) };
  return key === undefined ? { value } : { key, value };
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
