import assert from 'node:assert/strict';
import {
  codeOwnerLines,
  findOwnersDrift,
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

  describe('tells the first line that differs', () => {
    /** As `line found -> expected`, lines from 1; the range is that line. */
    function checkDrift(own: readonly string[], expected: string | undefined, eol = '\n'): void {
      const text = ['* @org/all', '# sop-ledger: begin (x)', ...own, '# sop-ledger: end', '']
        .join(eol)
        .concat('/own/ me@x');
      const drift = findOwnersDrift(text, ['/a/ a@x', '/b/ b@x']);
      const line = text.slice(0, drift?.range.start).split('\n').length;
      const told = drift && `${line} ${drift.found ?? '-'} -> ${drift.expected ?? '-'}`;
      assert.equal(told, expected);
      if (drift?.found !== undefined) {
        assert.equal(text.slice(drift.range.start, drift.range.end), drift.found);
      }
    }

    it('or none where both agree, whatever ends the lines', () => {
      checkDrift(['/a/ a@x', '/b/ b@x'], undefined);
      checkDrift(['/a/ a@x', '/b/ b@x'], undefined, '\r\n');
      assert.equal(findOwnersDrift('/a/ c@x\n', ['/a/ a@x']), undefined);
    });

    it('be it another, missing or too many', () => {
      checkDrift(['/a/ a@x', '/b/ c@x'], '4 /b/ c@x -> /b/ b@x');
      checkDrift(['/a/ c@x', '/b/ b@x'], '3 /a/ c@x -> /a/ a@x', '\r\n');
      checkDrift(['/a/ a@x'], '4 - -> /b/ b@x');
      checkDrift(['/a/ a@x', '/b/ b@x', '/c/ c@x'], '5 /c/ c@x -> -');
      checkDrift([], '3 - -> /a/ a@x');
    });
  });
});
