/** The documents that the benchmark reads: an invented library, the same for the same seed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DocumentText } from './documentText.js';
import { Random } from './random.js';
import { clients, roles, workflows } from './vocabulary.js';

export interface CorpusDocument {
  readonly path: string;
  readonly text: string;
}

type Kind = 'sop' | 'checklist' | 'lesson' | 'project';

const folders: Readonly<Record<Kind, string>> = {
  sop: 'sops',
  checklist: 'checklists',
  lesson: 'lessons',
  project: 'projects',
};
const prefixes: Readonly<Record<Kind, string>> = {
  sop: 'SOP',
  checklist: 'CHK',
  lesson: 'LL',
  project: 'PRJ',
};
const defaultSeed = 7;

/** Writes the first `count` documents of the library below `folder`, and says how many bytes they have. */
export function writeCorpus(folder: string, count: number): number {
  const made = new Set<string>();
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const document = makeDocument(index);
    const file = path.join(folder, document.path);
    if (!made.has(path.dirname(file))) {
      mkdirSync(path.dirname(file), { recursive: true });
      made.add(path.dirname(file));
    }
    const content = Buffer.from(document.text);
    writeFileSync(file, content);
    bytes += content.length;
  }
  return bytes;
}

/** The document with this number; it refers to documents with lower numbers only, so that every library is whole. */
export function makeDocument(index: number, seed = defaultSeed): CorpusDocument {
  const { id, kind, path: place } = identityOf(index, seed);
  const random = new Random(seed, index * 2 + 1);
  const text = new DocumentText(random, () => {
    if (index === 0 || random.chance(1)) return { id: 'SOP-99999', path: 'sops/gone.md' };
    return identityOf(random.between(Math.max(0, index - 900), index - 1), seed);
  });
  writeFrontmatter(text, { id, kind });
  text.add(`# ${text.title()}`, '', text.paragraph(place), '');
  for (let left = random.between(3, 7); left > 0; left--) {
    writeSection(text, kind, place);
  }
  if (kind === 'sop') text.add('## When to escalate', '', text.paragraph(place), '');
  if (random.chance(1)) writeAppendix(text, place, random.between(10, 40));
  return { path: place, text: text.finish() };
}

/** One document of at least `size` characters, with everything in it that the others have. */
export function makeLargeDocument(size: number): CorpusDocument {
  const place = 'checklists/large.md';
  const random = new Random(defaultSeed, 1_000_003);
  const text = new DocumentText(random, () => identityOf(random.between(0, 900), defaultSeed));
  writeFrontmatter(text, { id: 'CHK-LARGE', kind: 'checklist' });
  while (text.length < size) {
    writeSection(text, random.pick(['checklist', 'sop', 'lesson']), place);
  }
  return { path: place, text: text.finish() };
}

function identityOf(index: number, seed: number): { id: string; kind: Kind; path: string } {
  const random = new Random(seed, index * 2);
  const kind = random.pick<Kind>([
    'sop',
    'sop',
    'checklist',
    'checklist',
    'checklist',
    'lesson',
    'project',
  ]);
  const group = kind === 'sop' ? random.pick(workflows) : random.pick(clients);
  const id = `${prefixes[kind]}-${String(index).padStart(5, '0')}`;
  const shelf = `${2020 + (index % 7)}-${String((index % 12) + 1).padStart(2, '0')}`;
  return { id, kind, path: `${folders[kind]}/${group}/${shelf}/${id.toLowerCase()}.md` };
}

function writeFrontmatter(text: DocumentText, { id, kind }: { id: string; kind: Kind }): void {
  const { random } = text;
  text.add('---', `id: ${id}`, `kind: ${kind}`);
  text.add(
    random.chance(30) ? `title: "${text.title()}: ${text.words(3)}"` : `title: ${text.title()}`,
  );
  text.add(
    `owner: ${random.pick(roles)}`,
    `status: ${random.pick(['draft', 'active', 'retired'])}`,
  );
  text.add(
    `client: ${random.pick(clients)}`,
    `reviewed_on: ${text.day()}`,
    `review_in: ${random.between(1, 12)} months`,
  );
  if (kind === 'sop')
    text.add(`workflow: ${random.pick(workflows)}`, `backup_owner: ${random.pick(roles)}`);
  text.add(
    random.chance(60)
      ? `tags: [${text.tags().join(', ')}]`
      : `tags:\n${text
          .tags()
          .map((tag) => `  - ${tag}`)
          .join('\n')}`,
  );
  if (random.chance(70)) text.add('related:', ...text.list(4, () => `  - ${text.reference().id}`));
  if (random.chance(50))
    text.add(
      'contacts:',
      ...text.list(
        3,
        () =>
          `  - name: ${text.person()}\n    role: ${random.pick(roles)}\n    since: ${text.day()}`,
      ),
    );
  if (random.chance(40)) text.add('summary: >-', `  ${text.words(14)}`, `  ${text.words(11)}`);
  if (random.chance(40)) text.add(`disruptions: ${random.between(0, 4)}  # counted by hand`);
  if (random.chance(30))
    text.add(`annex: { number: ${random.between(1, 90)}, signed: ${text.day()}, by: null }`);
  text.add('---', '');
}

function writeSection(text: DocumentText, kind: Kind, place: string): void {
  const { random } = text;
  const owner = kind === 'checklist' && random.chance(25) ? ` @${random.pick(roles)}` : '';
  text.add(`## ${text.title()}${owner}`, '');
  if (random.chance(kind === 'checklist' ? 45 : 85)) text.add(text.paragraph(place), '');
  if (random.chance(20)) text.add(`### ${text.title()}`, '', text.paragraph(place), '');
  if (kind === 'checklist' || random.chance(55)) text.addItems(random.between(3, 11), place);
  if (random.chance(18)) text.addTable();
  if (random.chance(18)) text.addCode();
  if (random.chance(20)) text.addBullets(place);
  if (random.chance(6)) text.add(`> [!NOTE]`, `> ${text.sentence(place)}`, '');
  if (random.chance(3)) text.add('<!-- kept for the next review', '- [ ] not an item', '-->', '');
  if (random.chance(3)) text.add('1. First', '2. Then', '', '***', '');
}

function writeAppendix(text: DocumentText, place: string, sections: number): void {
  for (let number = 1; number <= sections; number++) {
    text.add(`## Appendix ${number}`, '', text.paragraph(place), '', text.paragraph(place), '');
    text.addTable();
  }
}
