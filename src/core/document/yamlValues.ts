/** What a value of frontmatter or settings is. */
import type { YamlMapping, YamlValue } from './frontmatter.js';

export function isMapping(value: YamlValue | undefined): value is YamlMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: YamlValue | undefined): value is readonly YamlValue[] {
  return Array.isArray(value);
}

export function isListOfTexts(value: YamlValue | undefined): value is readonly string[] {
  return isList(value) && value.every((entry) => typeof entry === 'string');
}

/** The mapping, or an empty one where the value is anything else. */
export function mappingOf(value: YamlValue | undefined): YamlMapping {
  return isMapping(value) ? value : {};
}
