/** Re-indexes edited documents of a library, against remark parsing the same texts: `folder large-document rounds`. */
import { readFileSync } from 'node:fs';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import { applyChanges } from '../../src/core/library/applyChanges.js';
import type { Library } from '../../src/core/library/library.js';
import { decodeText } from '../../src/core/text/decodeText.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { report } from './report.js';

const [folder = '', largeFile = '', count = '100'] = process.argv.slice(2);
const processor = remark().use(remarkGfm);
let library: Library;

interface EditedText {
  readonly path: string;
  readonly text: string;
}

function reindex({ path, text }: EditedText): void {
  const document = parseDocument(path, { text, bom: false });
  library = applyChanges(library, [{ kind: 'document', document }]).library;
}

/** Types a letter, a blank or a line somewhere behind the frontmatter; the place moves on with `step`. */
function edit(text: string, step: number): string {
  const from = Math.floor(text.length / 4);
  const at = from + ((step * 7919) % (text.length - from));
  return text.slice(0, at) + ['e', ' ', '\n'][step % 3] + text.slice(at);
}

function cpuMs(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Own time and remark's for the same edited texts, in turns of ten documents. */
function compare(texts: readonly EditedText[]): { own: number; remark: number } {
  const total = { own: 0, remark: 0 };
  for (let from = 0; from < texts.length; from += 10) {
    const some = texts.slice(from, from + 10);
    total.own +=
      cpuMs(() => {
        // Ten times over, because the clock of the processor is coarse.
        for (let again = 0; again < 10; again++) some.forEach(reindex);
      }) / 10;
    total.remark += cpuMs(() => {
      for (const { text } of some) processor.parse(text);
    });
  }
  return total;
}

/** Milliseconds of processor that ninety-five of a hundred edits of the large document stay below. */
function p95OfLarge(edits: number): number {
  const text = readFileSync(largeFile, 'utf8');
  const times = Array.from({ length: edits }, (_, step) => {
    const edited = { path: 'large.md', text: edit(text, step) };
    return cpuMs(() => {
      reindex(edited);
    });
  });
  return times.sort((a, b) => a - b)[Math.floor(edits * 0.95)] ?? NaN;
}

async function main(): Promise<void> {
  library = await loadLibrary(folder, { cache: false });
  const paths = [...library.documents.keys()];
  const stride = Math.max(1, Math.floor(paths.length / Number(count)));
  const texts = paths
    .filter((_, index) => index % stride === 0)
    .map((path, step) => {
      const { text } = decodeText(readFileSync(`${folder}/${path}`));
      return { path, text: edit(text, step) };
    });
  compare(texts.slice(0, 20));
  const { own, remark } = compare(texts);
  p95OfLarge(20);
  report({ own, remark, ratio: own / remark, largeMs: p95OfLarge(200) });
}

void main();
