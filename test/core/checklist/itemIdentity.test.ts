import assert from 'node:assert/strict';
import {
  findItem,
  identitiesOf,
  identityOf,
  repeatsOf,
} from '../../../src/core/checklist/itemIdentity.js';
import { roleOf } from '../../../src/core/checklist/roleOf.js';
import { headingsAbove, sectionOf } from '../../../src/core/checklist/sections.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';

const read = (text: string) => parseDocument('list.md', { text, bom: false });

describe('identityOf', () => {
  const same = (one: string, other: string) => {
    assert.equal(identityOf(read(one), 0), identityOf(read(other), 0));
  };
  const differ = (one: string, other: string) => {
    assert.notEqual(identityOf(read(one), 0), identityOf(read(other), 0));
  };

  it('is the key, wherever the item stands and whatever it says', () => {
    same('- [ ] NOC-3: Export\n', '## Other\n\n1. [x] NOC-3: Export all rules\n');
    differ('- [ ] NOC-3: Export\n', '- [ ] NOC-4: Export\n');
  });

  it('is the wording within the section, markers and state aside', () => {
    same('## S\n\n- [ ] Export  Rules\n', '## S\n\ntext\n\n* [x] export rules (optional) @noc\n');
    same('## S\n\n- [ ] Export\n', '# Title\n\n## S @noc\n\n- [ ] Export (n/a: none)\n');
    differ('## S\n\n- [ ] Export\n', '## T\n\n- [ ] Export\n');
    differ('## S\n\n- [ ] Export\n', '## S\n\n- [ ] Import\n');
    differ('# A/b\n\n# C\n\n## D\n\n- [ ] E\n', '# A\n\n# C\n\n## D/E\n\n- [ ] E\n');
  });

  it('numbers items that are alike', () => {
    const document = read('- [ ] A\n- [ ] B\n- [ ] A\n');
    const [first, , third] = identitiesOf(document);
    assert.notEqual(first, third);
    assert.equal(findItem(document, third ?? ''), 2);
    assert.deepEqual(repeatsOf(document, 0), [0, 2]);
    assert.deepEqual(repeatsOf(document, 1), [1]);
    assert.equal(findItem(document, 'NOC-9'), undefined);
  });
});

describe('sectionOf', () => {
  const check = (text: string, expected: readonly string[]) => {
    const document = read(text);
    const [item] = document.items;
    assert.ok(item);
    assert.deepEqual(sectionOf(document, item), expected);
  };

  it('is the path of headings without the title of the document', () => {
    check('- [ ] A\n', []);
    check('# Title\n\n- [ ] A\n', []);
    check('# Title\n\n## Network\n\n### Firewall\n\n- [ ] A\n', ['Network', 'Firewall']);
    check('# Title\n\n### Firewall\n\n## Network\n\n- [ ] A\n', ['Network']);
  });

  it('keeps level-1 headings when there are several', () => {
    check('# One\n\n# Two\n\n## Network\n\n- [ ] A\n', ['Two', 'Network']);
  });

  it('knows the title again where headings are made anew', () => {
    const whole = read('# Title\n\n## Network\n\n- [ ] A\n');
    const [item] = whole.items;
    assert.ok(item);
    const document = {
      ...whole,
      get headings() {
        return structuredClone(whole.headings);
      },
    };
    assert.equal(headingsAbove(document, item).length, 2);
    assert.deepEqual(sectionOf(document, item), ['Network']);
  });

  it('leaves out whose section it is', () => {
    check('## Client documentation @noc\n\n- [ ] A\n', ['Client documentation']);
  });
});

describe('roleOf', () => {
  const check = (text: string, expected: string | undefined, owner?: string) => {
    const document = read(text);
    const item = document.items.at(-1);
    assert.ok(item);
    assert.equal(roleOf(document, item, owner), expected);
  };

  it('is the nearest mention: own, of the item around, of the heading, then the owner', () => {
    check('# T @sales\n\n## S @noc\n\n- [ ] A @lee\n  - [ ] B @dana\n', 'dana', 'project-team');
    check('# T @sales\n\n## S @noc\n\n- [ ] A @lee\n  - [ ] B\n', 'lee', 'project-team');
    check('# T @sales\n\n## S @noc\n\n- [ ] A\n  - [ ] B\n', 'noc', 'project-team');
    check('# T @sales\n\n## S\n\n- [ ] A\n', 'sales', 'project-team');
    check('## S @noc\n\n## U\n\n- [ ] A\n', 'project-team', 'project-team');
    check('- [ ] A\n', undefined);
  });
});
