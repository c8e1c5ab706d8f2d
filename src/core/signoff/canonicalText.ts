import canonicalize from 'canonicalize';
import type { YamlValue } from '../document/frontmatter.js';
import { isList } from '../document/yamlValues.js';

/**
 * The canonical JSON of `value` (RFC 8785) with every text in Unicode NFC: equal exactly when two values mean the same.
 *
 * YAML's infinities and NaN, which JSON lacks, become `{"!float": ".inf"}` and the like, so that they differ from every text.
 */
export function canonicalText(value: YamlValue): string {
  return canonicalize(toCanonical(value)) ?? 'null';
}

function toCanonical(value: YamlValue): unknown {
  if (typeof value === 'string') {
    return value.normalize('NFC');
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { '!float': Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf' };
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (isList(value)) {
    return value.map(toCanonical);
  }
  // Without a prototype, so that no key means anything but itself.
  const mapping = Object.create(null) as Record<string, unknown>;
  const keys = Object.keys(value);
  const composed = keys.map((key) => key.normalize('NFC'));
  keys.forEach((key, index) => {
    const name = composed[index] ?? key;
    // Keys that differ only in their form would hide each other's values: each then keeps its own.
    const isShared = name !== key && composed.indexOf(name) !== composed.lastIndexOf(name);
    mapping[isShared ? key : name] = toCanonical(value[key] ?? null);
  });
  return mapping;
}
