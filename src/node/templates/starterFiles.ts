import { readFileSync } from 'node:fs';
import path from 'node:path';
import { templatePin } from '../../core/gate/templatePin.js';
import { starterLibrary, starterSources } from '../../core/templates/starterLibrary.js';
import type { StarterAnswers, StarterFile } from '../../core/templates/starterLibrary.js';
import { sha256 } from '../sha256.js';

/**
 * The files of a new library, made from the product's templates; nothing is written yet.
 *
 * `templates` is the folder `templates/` of the installed product.
 */
export function starterFiles(templates: string, answers: StarterAnswers): readonly StarterFile[] {
  return starterLibrary(readTemplates(templates, starterSources), answers, (template) =>
    templatePin(template, sha256),
  );
}

/** The texts of files in the folder `templates`, by their names relative to it. */
export function readTemplates(
  templates: string,
  names: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name, readFileSync(path.join(templates, name), 'utf8')]));
}
