import { remembered } from '../memory/remembered.js';
import type { TextRange } from '../text/textRange.js';
import type { Document } from './document.js';
import type { Frontmatter } from './frontmatter.js';
import { locateAllFast, locateFast, type YamlPath, type YamlPlace } from './fastYaml.js';
import { unsure } from './fastYamlLine.js';
import { findOversize, settingsLimits } from './yamlLimits.js';
import { placesInTree } from './yamlPlaces.js';

/** Questions about one source after which all its places are found in one go. */
const fewQuestions = 8;

/**
 * Where the value at `path` is written in `source`, in offsets of it; undefined when nothing is there.
 *
 * The value of a key without one is the empty range after its colon. Found anew each time, so that
 * an index need not hold places that only a message or an edit asks for.
 */
export function locateInYaml(source: string, path: YamlPath): YamlPlace | undefined {
  return new PlaceFinder(source).find(path);
}

/** The same by the full parser alone. */
export function locateInTree(source: string, path: YamlPath): YamlPlace | undefined {
  return placesInTree(source).get(JSON.stringify(path));
}

/** Finds places in one source; asked often, it reads the source once for all answers, so that a long list of records with a finding each stays cheap. */
class PlaceFinder {
  readonly #source: string;
  readonly #isOversize: boolean;
  #questions = 0;
  /** All places outside brackets; undefined too when only the full parser can tell. */
  #fast: ReadonlyMap<string, YamlPlace> | undefined;
  #tree: ReadonlyMap<string, YamlPlace> | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#isOversize = findOversize(source, settingsLimits) !== undefined;
  }

  find(path: YamlPath): YamlPlace | undefined {
    if (this.#isOversize) {
      return undefined;
    }
    const name = JSON.stringify(path);
    this.#questions++;
    if (this.#questions === fewQuestions) {
      this.#fast = locateAllFast(this.#source, settingsLimits);
    }
    const known = this.#tree ?? this.#fast;
    return known?.get(name) ?? (this.#tree === undefined ? this.#look(path, name) : undefined);
  }

  #look(path: YamlPath, name: string): YamlPlace | undefined {
    const place = locateFast(this.#source, path, settingsLimits);
    if (place !== unsure) {
      return place;
    }
    // The fast reader does not look for places inside flow collections (`tags: [a, b]`).
    const tree = placesInTree(this.#source);
    if (this.#questions >= fewQuestions) {
      this.#tree = tree;
    }
    return tree.get(name);
  }
}

interface KnownPlaces {
  readonly finder: PlaceFinder;
  readonly places: Map<string, YamlPlace | undefined>;
}

const knownPlaces = remembered(({ source }: Frontmatter): KnownPlaces => ({
  finder: new PlaceFinder(source),
  places: new Map(),
}));

/** The same for a document's frontmatter, in offsets of the document; remembered, because findings ask again with every change elsewhere. */
export function locateField(
  { frontmatter }: Pick<Document, 'frontmatter'>,
  path: YamlPath,
): YamlPlace | undefined {
  const { finder, places } = knownPlaces(frontmatter);
  const key = JSON.stringify(path);
  if (places.has(key)) {
    return places.get(key);
  }
  const place = moved(finder.find(path), frontmatter.yaml.start);
  places.set(key, place);
  return place;
}

function moved(place: YamlPlace | undefined, by: number): YamlPlace | undefined {
  if (place === undefined) {
    return undefined;
  }
  const move = ({ start, end }: TextRange): TextRange => ({ start: start + by, end: end + by });
  return place.key === undefined
    ? { value: move(place.value) }
    : { key: move(place.key), value: move(place.value) };
}
