import { readdirSync } from 'node:fs';

/** Absolute paths of the documents below a folder, found the shortest way. */
export function documentFiles(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter(
      (name) => /\.(md|markdown)$/i.test(name) && !/(^|[\\/])(\.git|node_modules)[\\/]/.test(name),
    )
    .map((name) => `${folder}/${name}`);
}
