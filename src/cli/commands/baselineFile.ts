import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '../../core/library/library.js';
import { applyBaseline, parseBaseline } from '../../core/rules/baseline.js';
import type { Finding } from '../../core/rules/finding.js';
import type { CommandContext } from './commandContext.js';

/** The file to use: the one named on the command line, else the one the library's configuration names. */
export function resolveBaseline(
  { cwd }: CommandContext,
  written: string | undefined,
  { root, library }: { readonly root: string; readonly library: Library },
): string | undefined {
  if (written !== undefined) {
    return path.resolve(cwd, written);
  }
  const { baseline } = library.configuration;
  return baseline === undefined ? undefined : path.resolve(root, baseline);
}

/** The findings that the file does not know; all of them without a file. */
export function readBaseline(
  findings: readonly Finding[],
  file: string | undefined,
): { readonly findings: readonly Finding[] } | { readonly problem: string } {
  if (file === undefined) {
    return { findings };
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { problem: `The baseline ${file} cannot be read.` };
  }
  const baseline = parseBaseline(text);
  return 'problem' in baseline
    ? { problem: `${file}: ${baseline.problem}` }
    : { findings: applyBaseline(findings, baseline) };
}

/** Writes the file, or tells in words why it could not. */
export function writeBaseline(
  { cwd }: CommandContext,
  text: string,
  written: string,
): string | undefined {
  const file = path.resolve(cwd, written);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `The baseline cannot be written: ${reason}`;
  }
}
