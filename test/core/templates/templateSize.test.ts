import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { driftOf } from '../../../src/core/templates/drift.js';
import { hasSizes, sizedText, templateOfSize } from '../../../src/core/templates/templateSize.js';

function check(text: string, full: string, light: string): void {
  assert.equal(sizedText(text, 'full'), full);
  assert.equal(sizedText(text, 'light'), light);
  assert.equal(hasSizes(text), text !== full);
  const crlf = (each: string) => each.replaceAll('\n', '\r\n');
  assert.equal(sizedText(crlf(text), 'full'), crlf(full));
  assert.equal(sizedText(crlf(text), 'light'), crlf(light));
}

describe('the size of a run', () => {
  it('makes no difference to a template without marks', () => {
    const text =
      '# A\n\n- [ ] A-1: One. (full of stars)\n\nSome text. (full)\n\n`- [ ] b (full)`\n';
    check(text, text, text);
  });

  it('decides about items with what hangs below them', () => {
    check(
      '- [ ] A-1: One.\n\n- [ ] A-2: Two. (evidence) (full)\n\n  Note.\n\n  - [ ] @noc verified (full)\n\n- [ ] A-3: Three.\n',
      '- [ ] A-1: One.\n\n- [ ] A-2: Two. (evidence)\n\n  Note.\n\n  - [ ] @noc verified\n\n- [ ] A-3: Three.\n',
      '- [ ] A-1: One.\n\n- [ ] A-3: Three.\n',
    );
    check(
      '- [ ] One.\n  - [ ] Below. (full)\n- [ ] Two. (full)\n',
      '- [ ] One.\n  - [ ] Below.\n- [ ] Two.\n',
      '- [ ] One.\n',
    );
  });

  it('decides about sections, up to the next heading of their level', () => {
    check(
      '# T\n\n## A (full)\n\n### A1 (full)\n\n- [ ] One. (full)\n\n## B\n\nText.\n\n## C (full)\n\n| a |\n|---|\n',
      '# T\n\n## A\n\n### A1\n\n- [ ] One.\n\n## B\n\nText.\n\n## C\n\n| a |\n|---|\n',
      '# T\n\n## B\n\nText.\n\n',
    );
  });

  it('keeps from a light run what the template adds for full ones', () => {
    const version = (text: string) => {
      const document = parseDocument('a.md', { text, bom: false });
      const light = templateOfSize(document, 'light');
      return { document: light, text: light.text ?? '' };
    };
    const top = '---\nkind: template\n---\n\n';
    const changes = driftOf(
      {
        text: '- [ ] A-1: One.\n',
        document: parseDocument('r.md', { text: '- [ ] A-1: One.\n', bom: false }),
      },
      version(`${top}- [ ] A-1: One.\n`),
      version(`${top}- [ ] A-1: One.\n- [ ] A-2: Two. (full)\n- [ ] A-3: Three.\n`),
    );
    assert.deepEqual(
      changes.map(({ name }) => name),
      ['A-3'],
    );
  });
});
