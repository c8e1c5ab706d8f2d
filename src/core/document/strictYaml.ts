import { readFastYaml } from './fastYaml.js';
import { readThroughGrayMatter } from './grayMatterDoor.js';
import type { Problem } from './problem.js';
import { findOversize, isWithinBytes, settingsLimits, type YamlLimits } from './yamlLimits.js';
import { readYamlTree, type YamlReading } from './yamlTree.js';

const none: readonly Problem[] = Object.freeze([]);

/**
 * Reads YAML 1.2 core without anchors, aliases, tags, merge keys, directives, duplicate keys and
 * `__proto__`; each of them is a problem, and then there is no value.
 *
 * Problem codes begin with `yaml/`; ranges are offsets in `source`. An empty source is null.
 */
export function parseStrictYaml(source: string, limits: YamlLimits = settingsLimits): YamlReading {
  const value = isWithinBytes(source, limits) ? readFastYaml(source, limits) : undefined;
  return value === undefined ? parseFullYaml(source, limits) : { value, problems: none };
}

/** The same by the full parser alone: slower, sure of everything. */
export function parseFullYaml(source: string, limits: YamlLimits): YamlReading {
  const oversize = findOversize(source, limits);
  return oversize === undefined
    ? readThroughGrayMatter(source, (block) => readYamlTree(block, limits))
    : { value: undefined, problems: [oversize] };
}
