import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  findTemplates,
  templateChoices,
  type TemplateChoice,
} from '../../core/library/templateChoices.js';
import { nearestWord } from '../../core/schema/nearestWord.js';
import { documentsWithId } from '../../core/library/documentNames.js';
import type { CommandContext } from '../commands/commandContext.js';
import { toLibraryPath } from '../commands/libraryPath.js';
import type { OpenedLibrary } from '../commands/openLibrary.js';
import { toDisplayText } from '../terminal/displayText.js';
import { displayWidth, padEnd } from '../terminal/displayWidth.js';

/** The template a person named, or in words why there is none. */
export function chooseTemplate(
  { io, cwd }: CommandContext,
  { root, library }: OpenedLibrary,
  name: string,
): { readonly template: TemplateChoice } | { readonly problem: string } {
  const choices = templateChoices(library, readPack(io.productFolder));
  const here = toLibraryPath(root, cwd, name);
  const byPath = choices.find((choice) => !choice.isPacked && choice.path === here);
  const [first, ...others] = byPath === undefined ? findTemplates(choices, name) : [byPath];
  if (first === undefined) {
    const silent = library.documents.get(here ?? '') ?? documentsWithId(library, name)[0];
    if (silent !== undefined) {
      return { problem: `${silent.path} is no template that says under "makes" what it makes.` };
    }
    const ids = choices.flatMap(({ id }) => id ?? []);
    const near = nearestWord(name, ids);
    return {
      problem: `There is no template "${name}".${
        near === undefined ? ` There are ${ids.join(', ')}.` : ` Did you mean ${near}?`
      }`,
    };
  }
  return others.length === 0
    ? { template: first }
    : {
        problem: `Several templates are called ${name}: ${[first, ...others].map((each) => each.path).join(', ')}. Name one by its path.`,
      };
}

/** The templates there are, a line each: what a person types, and what it is. */
export function listTemplates({ io }: CommandContext, { library }: OpenedLibrary): string {
  const choices = templateChoices(library, readPack(io.productFolder));
  const names = choices.map(({ id, path: place }) => toDisplayText(id ?? place));
  const width = Math.max(...names.map(displayWidth));
  return choices
    .map(({ title }, index) => `  ${padEnd(names[index] ?? '', width)}  ${toDisplayText(title)}\n`)
    .join('');
}

function readPack(productFolder: string) {
  const folder = path.join(productFolder, 'templates');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
