import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const packages = path.resolve(import.meta.dirname, '../../node_modules');

/** A folder of more such documents with `FACTS.tsv`, what an independent reader counts in each; see CONTRIBUTING. */
export const corpus = process.env['SOP_CORPUS'];

/** Markdown that other people wrote: the pages of the packages that the project is built with, and the corpus. */
export function documentsOfOthers(): readonly string[] {
  const pages = readdirSync(packages)
    .map((name) => path.join(packages, name, 'README.md'))
    .filter((file) => existsSync(file));
  return corpus === undefined ? pages : [...pages, ...markdownIn(corpus)];
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.md(?:\.erb)?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
