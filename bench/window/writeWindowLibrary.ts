/** The library that the window opens: a sample of everything, many projects of it, and documents of all kinds around them. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { git } from '../../test/host/fixtures.js';
import { makeSample } from '../../test/host/sample.js';
import { writeCorpus } from '../corpus.js';
import { roles } from '../vocabulary.js';

export interface LibrarySizes {
  readonly documents: number;
  readonly gated: number;
  /** Documents that differ on the branch `other`. */
  readonly switched: number;
}

export const longDocument = 'checklists/long.md';

/** Says how many documents there are, and how many of them have gates. */
export function writeWindowLibrary(
  folder: string,
  sizes: LibrarySizes,
): { readonly documents: number; readonly gated: number } {
  makeSample(folder);
  // So many loose objects would make git tidy up while the window is measured.
  git(folder, 'config', 'gc.auto', '0');
  addRoles(path.join(folder, '.sop/roster.yml'));
  multiplyProjects(folder, sizes.gated);
  const own = documentsIn(folder).length;
  writeCorpus(folder, Math.max(0, sizes.documents - own));
  writeFileSync(path.join(folder, longDocument), longText());
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=Add the rest');
  writeOtherBranch(folder, sizes.switched);
  const files = documentsIn(folder);
  return { documents: files.length, gated: files.filter(hasGates).length };
}

/** About 183 KB: 1,500 items in 60 sections, with marks, ids and people, behind a gate. */
function longText(): string {
  const filler = 'as the runbook of the client says, with the export kept beside the ticket';
  const lines = ['---', 'id: CHK-LONG1', 'kind: checklist', 'title: Long', 'owner: noc', 'gates:'];
  lines.push('  - id: acceptance', '    title: Accepted', '    sign: { role: noc }', '---', '');
  for (let index = 0; index < 1500; index++) {
    if (index % 25 === 0) lines.push('', `## Section ${index / 25} @noc`, '');
    const box = index % 3 === 0 ? 'x' : ' ';
    const marks =
      [' (due 2026-10-01)', ' (evidence)', ' (from LL-00007)', ' @dana'][index % 4] ?? '';
    const id = `SOP-${String(index % 900).padStart(5, '0')}`;
    lines.push(`- [${box}] NOC-${index}: Step ${index} ${filler} ${id}${marks}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Everybody the generated documents speak of has a role here. */
function addRoles(file: string): void {
  const roster = readFileSync(file, 'utf8');
  const missing = roles.filter((role) => !roster.includes(`\n  ${role}:`));
  const lines = missing.map((role) => `  ${role}: [dana]\n`).join('');
  writeFileSync(
    file,
    roster.replace(/^roles:\n/m, (line) => line + lines),
  );
}

/** Copies the projects of the sample, with ids of their own, until so many documents have gates. */
function multiplyProjects(folder: string, gated: number): void {
  const projects = path.join(folder, 'projects');
  const originals = readdirSync(projects);
  let left = gated - documentsIn(folder).filter(hasGates).length;
  for (let copy = 1; left > 0; copy++) {
    for (const original of originals) {
      const target = path.join(projects, `${original}-${copy}`);
      cpSync(path.join(projects, original), target, { recursive: true });
      const files = documentsIn(target);
      const texts = files.map((file) => readFileSync(file, 'utf8'));
      const ids = texts.flatMap((text) => /^id: (\S+)$/m.exec(text)?.[1] ?? []);
      const pattern = new RegExp(`\\b(?:${ids.join('|')})\\b`, 'g');
      files.forEach((file, index) => {
        const text = texts[index]?.replace(pattern, (id) => `${id}${copy}`) ?? '';
        writeFileSync(file, text);
        if (hasGates(file)) left--;
      });
      if (left <= 0) return;
    }
  }
}

function writeOtherBranch(folder: string, count: number): void {
  git(folder, 'checkout', '--quiet', '-b', 'other');
  const files = documentsIn(folder).filter((file) => !file.endsWith(longDocument));
  const stride = Math.max(1, Math.floor(files.length / count));
  const some = files.filter((_, index) => index % stride === 0).slice(0, count);
  for (const file of some) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\n- [ ] Look at this again (due 2026-12-01)\n`);
  }
  git(folder, 'commit', '--quiet', '--all', '--message=Change many documents');
  git(folder, 'checkout', '--quiet', '-');
}

function hasGates(file: string): boolean {
  return /^gates:/m.test(readFileSync(file, 'utf8'));
}

function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('.'))
    .sort()
    .map((file) => path.join(folder, file));
}
