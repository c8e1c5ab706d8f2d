import { locateInYaml } from '../document/locateInYaml.js';
import type { Library } from '../library/library.js';
import { lineStartsOf, positionsOf, type PositionRange } from '../text/lineMap.js';
import type { Name } from './nameAt.js';

/** A place in a file of the library. */
export interface FilePlace {
  readonly path: string;
  readonly range: PositionRange;
}

const top: PositionRange = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** Where what is named is defined: a document at its first heading, people, roles and workflows in the settings. */
export function definitionOf(library: Library, name: Name): FilePlace | undefined {
  switch (name.kind) {
    case 'document': {
      const document = library.documents.get(name.path);
      const heading = document?.headings[0];
      if (document === undefined) return undefined;
      const range = heading === undefined ? top : positionsOf(document.lines, heading.range);
      return { path: name.path, range };
    }
    case 'role':
      return inSettings('.sop/roster.yml', library.roster.source, ['roles', name.name]);
    case 'person':
      return inSettings('.sop/roster.yml', library.roster.source, ['people', name.name]);
    case 'workflow':
      return inSettings('.sop/library.yml', library.configuration.source, ['workflows', name.name]);
    case 'day':
      return undefined;
    default:
      return name satisfies never;
  }
}

function inSettings(
  path: string,
  source: string | undefined,
  keys: readonly string[],
): FilePlace | undefined {
  const place = source === undefined ? undefined : locateInYaml(source, keys);
  if (source === undefined || place === undefined) return undefined;
  return { path, range: positionsOf(lineStartsOf(source), place.key ?? place.value) };
}
