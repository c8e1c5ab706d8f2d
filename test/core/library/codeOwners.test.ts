import assert from 'node:assert/strict';
import {
  codeOwnerLines,
  hasDrifted,
  withCodeOwners,
} from '../../../src/core/library/codeOwners.js';
import { gateLibrary, today } from '../../support/closeout.js';

function check(files: Readonly<Record<string, string>>, ...expected: string[]): void {
  assert.deepEqual(codeOwnerLines(gateLibrary(files), today), expected);
}

const owned = (owner: string) => `---\nowner: ${owner}\n---\n`;
const settings = '/.sop/ sam@msp.example';

describe('code owners', () => {
  it('names the members of the owning role, a folder at a time where it has one owner', () => {
    check(
      { 'sops/a.md': owned('noc'), 'sops/b.md': owned('noc'), 'runs/c.md': owned('project-team') },
      '/runs/ lee@msp.example',
      '/sops/ dana@msp.example noor@msp.example',
      settings,
    );
  });

  it('names single documents where a folder has several owners, and in the root', () => {
    check(
      { 'x/b c.md': owned('noc'), 'x/a.md': owned('project-team'), 'top.md': owned('noc') },
      '/top.md dana@msp.example noor@msp.example',
      '/x/a.md lee@msp.example',
      '/x/b\\ c.md dana@msp.example noor@msp.example',
      settings,
    );
  });

  it('leaves out what nobody owns', () => {
    check({ 'a.md': '# A\n', 'b.md': owned('nobody') }, settings);
  });

  it('keeps what stands around its own lines, and sees when they are out of date', () => {
    const first = withCodeOwners('* @org/all\r\n', ['/a/ a@x']);
    assert.match(
      first,
      /^\* @org\/all\r\n# sop-ledger: begin[^\n]*\r\n\/a\/ a@x\r\n# sop-ledger: end\r\n$/,
    );
    const more = `${first}/own/ me@x\r\n`;
    const second = withCodeOwners(more, ['/b/ b@x']);
    assert.equal(second, more.replace('/a/ a@x', '/b/ b@x'));
    assert.equal(hasDrifted(second, ['/b/ b@x']), false);
    assert.equal(hasDrifted(second, ['/c/ b@x']), true);
    assert.equal(hasDrifted('* @org/all\n', ['/c/ b@x']), false);
  });
});
