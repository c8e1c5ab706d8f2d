import matter from 'gray-matter';
import type { YamlReading } from './yamlTree.js';

/*
 * gray-matter comes with engines for JSON and JavaScript, the latter by evaluating the file. They are
 * taken out of its table when this module is loaded, so that no call anywhere can reach them.
 */
const engines = (matter as unknown as { readonly engines: Record<string, unknown> }).engines;
for (const name of Object.keys(engines)) {
  delete engines[name];
}

/** gray-matter looks for comments by a pattern that is quadratic in a run of blank lines. */
const longBlank = /\s{500}/;

/**
 * Reads a block's YAML with gray-matter, whose only engine is `read`.
 *
 * The only door to gray-matter in the product: always with options, because without them it keeps a
 * cache that answers `{}` the second time it is asked for a broken file. It gets the block between
 * fences of our own making, so that nothing in the file can choose a language; where its idea of the
 * block differs from ours, ours holds.
 */
export function readThroughGrayMatter(
  source: string,
  read: (source: string) => YamlReading,
): YamlReading {
  if (longBlank.test(source)) {
    return read(source);
  }
  let reading: YamlReading | undefined;
  const parse = (block: string): object => {
    const content = block.slice(1);
    if (content === source) {
      reading = read(content);
    }
    return {};
  };
  matter(`---\n${source}\n---\n`, {
    language: 'yaml',
    delimiters: '---',
    engines: { yaml: { parse } },
  });
  return reading ?? read(source);
}
