/** The straight way to the same facts: gray-matter for the frontmatter, remark with remark-gfm for the body. */
import { readFileSync } from 'node:fs';
import matter from 'gray-matter';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { documentFiles } from './documentFiles.js';
import { report } from './report.js';

const files = documentFiles(process.argv[2] ?? '');
const processor = remark().use(remarkGfm);
let nodes = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  nodes += processor.parse(bodyOf(text)).children.length;
}
report({ documents: files.length, nodes });

function bodyOf(text: string): string {
  try {
    return matter(text, {}).content;
  } catch {
    // Frontmatter that is no YAML; the body is read all the same.
    return text;
  }
}
