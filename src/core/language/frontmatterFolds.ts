import type { Document } from '../document/document.js';
import { lineAt } from '../text/lineMap.js';
import { readYamlLines } from './yamlLines.js';

/** Lines that can be folded into the first of them, both from 0. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

/** The frontmatter, and in it every key with a value of several lines, such as `gates` and `sign_offs`. */
export function frontmatterFolds({ frontmatter, lines }: Document): readonly Fold[] {
  const { block, yaml, source } = frontmatter;
  if (block.end === 0) return [];
  const first = lineAt(lines, yaml.start);
  const end = lineAt(lines, Math.max(block.start, block.end - 1));
  return [{ start: lineAt(lines, block.start), end }, ...keyFolds(source, first)];
}

function keyFolds(source: string, offset: number): readonly Fold[] {
  const lines = readYamlLines(source);
  const folds: Fold[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.isBlank || (line.key === undefined && line.dashes.length === 0)) continue;
    const column = line.dashes[0] ?? line.column;
    let last = index;
    for (let at = index + 1; at < lines.length; at++) {
      const below = lines[at];
      if (below === undefined) break;
      if (below.isBlank) continue;
      const start = below.dashes[0] ?? below.column;
      // A list may stand as far left as the key it belongs to.
      const isOwnList = line.dashes.length === 0 && below.dashes.length > 0 && start === column;
      if (start <= column && !isOwnList) break;
      last = at;
    }
    if (last > index) folds.push({ start: offset + index, end: offset + last });
  }
  return folds;
}
