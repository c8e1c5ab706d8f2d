/** Holds the index to remark-gfm: which task items differ, and how many documents were handed to it: `folder most`. */
import { readFileSync } from 'node:fs';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import { scanMarkdown } from '../../src/core/document/markdownScanner.js';
import { surveyText } from '../../src/core/text/textSurvey.js';
import { decodeText } from '../../src/core/text/decodeText.js';
import { documentFiles } from './documentFiles.js';
import { report } from './report.js';

const [folder = '', most = '1000'] = process.argv.slice(2);
const processor = remark().use(remarkGfm);

/** Places and states of the task items that remark finds below `node`. */
function itemsOf(node: Nodes, from: number): readonly string[] {
  const inner = 'children' in node ? node.children.flatMap((child) => itemsOf(child, from)) : [];
  if (node.type !== 'listItem' || typeof node.checked !== 'boolean') return inner;
  const start = from + (node.position?.start.offset ?? 0);
  return [`${start} ${node.checked}`, ...inner];
}

const all = documentFiles(folder);
const stride = Math.max(1, Math.floor(all.length / Number(most)));
const files = all.filter((_, index) => index % stride === 0);
let items = 0;
let different = 0;
let handedOver = 0;
for (const file of files) {
  const decoded = decodeText(readFileSync(file));
  const document = parseDocument(file, decoded);
  const from = document.frontmatter.block.end;
  const expected = itemsOf(processor.parse(decoded.text.slice(from)), from);
  handedOver += scanMarkdown(decoded.text, surveyText(decoded.text), from).isSure ? 0 : 1;
  const found = new Set(document.items.map(({ range, checked }) => `${range.start} ${checked}`));
  items += expected.length;
  different += expected.filter((item) => !found.delete(item)).length + found.size;
}
report({ documents: files.length, items, different, handedOver });
