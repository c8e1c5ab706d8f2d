/** Re-indexes edited documents of a library, against remark parsing the same texts: `folder large-document rounds`. */
import { readFileSync } from 'node:fs';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { DocumentReader } from '../../src/core/document/documentReader.js';
import { applyChanges } from '../../src/core/library/applyChanges.js';
import type { Library } from '../../src/core/library/library.js';
import { decodeText } from '../../src/core/text/decodeText.js';
import { flatText } from '../../src/core/text/ownText.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { report } from './report.js';

const [folder = '', largeFile = '', count = '100'] = process.argv.slice(2);
const processor = remark().use(remarkGfm);
let library: Library;

/** A document in an editor, which has shown it as it lies on disk. */
interface OpenDocument {
  readonly path: string;
  readonly text: string;
  readonly reader: DocumentReader;
}

function open(path: string, text: string): OpenDocument {
  const opened = { path, text, reader: new DocumentReader() };
  reindex(opened, text);
  return opened;
}

function reindex({ path, reader }: OpenDocument, text: string): void {
  const document = reader.read(path, { text, bom: false });
  library = applyChanges(library, [{ kind: 'document', document }]).library;
}

/**
 * Types a letter, a blank or a line somewhere behind the frontmatter; the place moves on with `step`.
 *
 * The text is in one piece, as editors hand it over.
 */
function edit(text: string, step: number): string {
  const from = Math.floor(text.length / 4);
  const at = from + ((step * 7919) % (text.length - from));
  return flatText(text.slice(0, at) + ['e', ' ', '\n'][step % 3] + text.slice(at));
}

function cpuMs(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of one document in its turn. */
const edits = 30;

/** Own time and remark's for one edit of each document, in turns of ten documents. */
function compare(documents: readonly OpenDocument[]): { own: number; remark: number } {
  const total = { own: 0, remark: 0 };
  for (let from = 0; from < documents.length; from += 10) {
    const some = documents.slice(from, from + 10).map((document, index) => {
      // Ten edits of each, every time of the text on disk, because the clock of the processor is coarse.
      const texts = Array.from({ length: 10 }, (_, step) =>
        edit(document.text, from + index + step),
      );
      return { document, texts };
    });
    total.own +=
      cpuMs(() => {
        for (let step = 0; step < edits; step++) {
          for (const { document, texts } of some) {
            reindex(document, texts[step] ?? '');
          }
        }
      }) / edits;
    total.remark += cpuMs(() => {
      for (const { texts } of some) {
        processor.parse(texts[0]);
      }
    });
  }
  return total;
}

/** Milliseconds of processor that ninety-five of a hundred edits of the large document stay below. */
function p95OfLarge(document: OpenDocument, edits: number): number {
  const times = Array.from({ length: edits }, (_, step) => {
    const text = edit(document.text, step);
    return cpuMs(() => {
      reindex(document, text);
    });
  });
  return times.sort((a, b) => a - b)[Math.floor(edits * 0.95)] ?? NaN;
}

async function main(): Promise<void> {
  library = await loadLibrary(folder, { cache: false });
  const paths = [...library.documents.keys()];
  const stride = Math.max(1, Math.floor(paths.length / Number(count)));
  const documents = paths
    .filter((_, index) => index % stride === 0)
    .map((path) => open(path, decodeText(readFileSync(`${folder}/${path}`)).text));
  compare(documents.slice(0, 20));
  const { own, remark } = compare(documents);
  const large = open('large.md', readFileSync(largeFile, 'utf8'));
  p95OfLarge(large, 20);
  report({ own, remark, ratio: own / remark, largeMs: p95OfLarge(large, 200) });
}

void main();
