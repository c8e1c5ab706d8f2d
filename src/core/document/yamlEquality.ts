import type { YamlValue } from './frontmatter.js';
import { isMapping } from './yamlValues.js';

/** Whether two values say the same; the order of keys makes no difference. */
export function isSameYaml(one: YamlValue | undefined, other: YamlValue | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item, index) => isSameYaml(item as YamlValue, other[index] as YamlValue))
    );
  }
  if (isMapping(one) && isMapping(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && isSameYaml(one[key], other[key]))
    );
  }
  return Object.is(one, other);
}
