import assert from 'node:assert/strict';
import { isDocumentPath, isIgnored } from '../../../src/core/schema/documentPath.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';

/** Expected is `document`, `file` or `ignored`. */
function check(path: string, expected: string, yaml?: string) {
  const configuration = parseConfiguration(yaml);
  const kind = isDocumentPath(path, configuration) ? 'document' : 'file';
  assert.equal(isIgnored(path, configuration) ? 'ignored' : kind, expected, path);
}

describe('a file of the tree', () => {
  it('is a document by its ending, in any case', () => {
    check('a.md', 'document');
    check('x/README.MD', 'document');
    check('a.Markdown', 'document');
    check('a.md.erb', 'file');
    check('a.mdx', 'file');
    check('md', 'file');
  });

  it('is a document by an ending that is configured', () => {
    check('x/a.html.MD.erb', 'document', 'extensions: [.md.ERB]');
    check('a.erb', 'file', 'extensions: [.md.erb]');
  });

  it('is outside the library in folders that hold no documents', () => {
    check('.git/a.md', 'ignored');
    check('x/node_modules/y/README.md', 'ignored');
    check('.sop/notes.md', 'ignored');
    check('node_modules/', 'ignored');
    check('.github/ISSUE_TEMPLATE/a.md', 'document');
    check('my_node_modules/a.md', 'document');
    check('vendor/a.md', 'document');
  });

  it('is outside the library where the configuration says so', () => {
    const yaml = 'ignore: [archive/, "*.tmp.md", "!keep.tmp.md"]';
    check('x/archive/a.md', 'ignored', yaml);
    check('archive/', 'ignored', yaml);
    check('a.tmp.md', 'ignored', yaml);
    check('keep.tmp.md', 'document', yaml);
    check('archive.md', 'document', yaml);
  });
});
