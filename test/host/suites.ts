// Finds the suites that run inside VS Code, and what each wants around it.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.js';

/** Suites that share a workspace, and with it a page and an extension host. */
export interface SuiteGroup {
  readonly workspace: string;
  readonly restricted: boolean;
  /** Compiled files, relative to `out/test/suite`. */
  readonly files: readonly string[];
}

export const suiteEntry = path.join(root, 'out/test/suite/index.cjs');

/**
 * A suite says on its first lines where it runs: `// @workspace NAME` names a workspace of `fixtures.ts`,
 * `// @restricted` asks for a window that is not trusted.
 */
export function findSuites(wanted: readonly string[] = []): readonly SuiteGroup[] {
  const folder = path.join(root, 'test/suite');
  const groups = new Map<string, SuiteGroup>();
  for (const file of fs.readdirSync(folder, { encoding: 'utf8', recursive: true }).sort()) {
    if (!file.endsWith('.test.ts')) continue;
    if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue;
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    const workspace = /^\/\/ @workspace (\S+)/m.exec(text)?.[1];
    if (workspace === undefined) throw new Error(`${file} does not say "// @workspace NAME".`);
    const restricted = /^\/\/ @restricted\b/m.test(text);
    const key = `${workspace} ${restricted}`;
    const files = groups.get(key)?.files ?? [];
    const compiled = file.replace(/\.ts$/, '.cjs');
    groups.set(key, { workspace, restricted, files: [...files, compiled] });
  }
  return [...groups.values()];
}
