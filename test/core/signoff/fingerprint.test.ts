import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { parseGates } from '../../../src/core/schema/gateDefinition.js';
import { fingerprintOf, signedContentOf } from '../../../src/core/signoff/fingerprint.js';
import { sha256 } from '../../support/sha256.js';

const names = { roles: new Set(['noc', 'project-team']), owner: 'project-team' };

function inputFor(text: string, gateId: string) {
  const bom = text.startsWith('\ufeff');
  const document = parseDocument('closeout.md', { text: bom ? text.slice(1) : text, bom });
  const { gates } = parseGates(document.frontmatter.data['gates']);
  return {
    document,
    text: bom ? text.slice(1) : text,
    documentId: document.frontmatter.data['id'] as string,
    gate: gates.find(({ id }) => id === gateId),
    gates,
    bookkeeping: ['coordinator'],
    names,
  };
}

const fingerprint = (text: string, gateId = 'handoff') =>
  fingerprintOf(inputFor(text, gateId), sha256);

const closeout = `---
id: CHK-1
title: "Closeout: Contoso"
client: contoso
gates:
  - { id: handoff, items: { roles: [project-team] }, sign: { role: project-team } }
  - { id: acceptance, after: [handoff], sign: { role: noc }, blocks: [released_on] }
---

# Closeout

## Network

- [x] NET-1: Export the rules. (evidence) [rules](fw.txt)

  Saved before the change.

  - [ ] @noc verified

- [ ] NET-2: Say thanks. (optional)

## Support @noc

- [ ] Ring the client.
`;

function same(changed: string, gateId?: string) {
  assert.notEqual(changed, closeout, 'the case must change something');
  assert.equal(fingerprint(changed, gateId), fingerprint(closeout, gateId));
}

function differs(changed: string, gateId?: string) {
  assert.notEqual(fingerprint(changed, gateId), fingerprint(closeout, gateId));
}

const edit = (from: string, to: string) => {
  assert.ok(closeout.includes(from), from);
  return closeout.replace(from, to);
};

describe('fingerprint c1', () => {
  it('is a prefixed SHA-256', () => {
    assert.match(fingerprint(closeout), /^c1:[0-9a-f]{64}$/);
  });

  it('does not see how the file is written', () => {
    same(closeout.replaceAll('\n', '\r\n'));
    same('\ufeff' + closeout);
    same(edit('[x]', '[X]'));
    same(edit('Saved before the change.', 'Saved before the change.  '));
    same(closeout + '\n\n');
    same(edit('client: contoso', "client:   'contoso'  # the bank"));
    same(
      edit(
        'title: "Closeout: Contoso"\nclient: contoso',
        'client: contoso\ntitle: "Closeout: Contoso"',
      ),
    );
    assert.equal(
      fingerprint(edit('thanks', 'cafe\u0301')),
      fingerprint(edit('thanks', 'caf\u00e9')),
    );
  });

  it('does not see bookkeeping, sign-offs, reviews and blocked fields', () => {
    for (const line of [
      'status: active',
      'tags: [a]',
      'due_on: 2026-12-01',
      'reviewed_on: 2026-11-01',
      'released_on: 2026-11-02',
      'coordinator: kim',
      'sign_offs: []',
    ]) {
      same(edit('client: contoso', `client: contoso\n${line}`));
    }
  });

  it('sees every other field, the gates included', () => {
    differs(edit('client: contoso', 'client: fabrikam'));
    differs(edit('client: contoso', 'client: contoso\nscope: all'));
    differs(edit('sign: { role: project-team }', 'sign: { role: noc }'));
    differs(edit('id: CHK-1', 'id: CHK-2'));
  });

  it('sees numbers as they are written', () => {
    const versions = ['1.1', '1.10', '1.100', '"1.10"', '01.1', '0x1F', '31', '+31', '3.1e1'];
    const long = ['12345678901234567890', '12345678901234567891', '0.1', '0.10000000000000000001'];
    const others = ['.inf', '-.inf', '.nan', '0', '-0', '{ "!number": "1.10" }', '[1.10]', '[1.1]'];
    const all = [...versions, ...long, ...others].map((value) =>
      fingerprint(edit('client: contoso', `client: contoso\nversion: ${value}`)),
    );
    assert.equal(new Set(all).size, all.length);
  });

  it('sees keys as they are written', () => {
    const keys = ['1.10', '1.1', '"1.1"', '!x', '12345678901234567890', '12345678901234567891'];
    const all = keys.map((key) =>
      fingerprint(edit('client: contoso', `client: contoso\nvalues: { "a": 1, ${key}: 1 }`)),
    );
    // A quoted key is the same key.
    assert.equal(new Set(all).size, all.length - 1);
  });

  it('does not see trailing blanks in block texts', () => {
    const text = (value: string) =>
      fingerprint(edit('client: contoso', `client: contoso\nscope: ${value}`));
    assert.equal(text('|\n  all  \n  of it\n'), text('|-\n  all\n  of it'));
    assert.notEqual(text('|\n  all\n  of it'), text('|\n  all\n\n  of it'));
  });

  it('sees what says whose the document is and what it asks for, even where a gate blocks it', () => {
    const blocked = (text: string) =>
      text.replace('blocks: [released_on]', 'blocks: [client, gates]');
    for (const changed of [
      edit('client: contoso', 'client: fabrikam'),
      edit('role: project-team', 'role: noc'),
    ]) {
      assert.notEqual(fingerprint(blocked(changed)), fingerprint(blocked(closeout)));
    }
  });

  it('sees state, text, evidence, depth and prose of what the gate looks at', () => {
    differs(edit('[x]', '[ ]'));
    differs(edit('Export the rules', 'Look at the rules'));
    differs(edit('fw.txt', 'old.txt'));
    differs(edit('(evidence)', '(evidence) (n/a: no firewall)'));
    differs(edit('Saved before the change.', 'Saved after the change.'));
    differs(edit('- [ ] NET-2', '  - [ ] NET-2'));
    differs(edit('# Closeout', '# Close-out'));
  });

  it('does not see the items of roles that the gate does not look at', () => {
    same(edit('- [ ] @noc verified', '- [x] @noc verified\n\n    Looked twice.'));
    same(edit('- [ ] Ring the client.', '- [x] Ring the client.\n\n- [x] Write to them.'));
    same(edit('\n  - [ ] @noc verified\n', ''));
    differs(edit('- [ ] @noc verified', '- [x] @noc verified'), 'acceptance');
  });

  it('keeps an item that another of its role stands below', () => {
    differs(edit('@noc verified', '@project-team verified'));
  });

  it('tells gates and documents apart', () => {
    assert.notEqual(fingerprint(closeout, 'handoff'), fingerprint(closeout, 'acceptance'));
  });

  it('covers the text of the sections a gate names', () => {
    const sections = (text: string) => text.replace('roles: [project-team]', 'sections: [network]');
    const body = (text: string) => signedContentOf(inputFor(sections(text), 'handoff'))['body'];
    assert.match(body(closeout) as string, /^## Network\n[^#]*NET-2[^#]*$/);
    assert.equal(body(edit('Ring', 'Call')), body(closeout));
    assert.notEqual(body(edit('verified', 'checked')), body(closeout));
  });

  it('begins and ends a section with the whole line of its heading', () => {
    const sections = (text: string) =>
      fingerprint(text.replace('roles: [project-team]', 'sections: [network]'));
    assert.equal(sections(edit('## Support', '  ## Support')), sections(closeout));
    assert.notEqual(sections(edit('## Network', ' ## Network @noc')), sections(closeout));
  });

  it('sees where references lead whose definitions stand elsewhere', () => {
    const sections = (target: string) =>
      fingerprint(
        edit('Saved before the change.', 'Saved before the [change][c].').replace(
          'roles: [project-team]',
          'sections: [network]',
        ) + `\n[c]: ${target}\n[d]: other.txt\n`,
      );
    assert.notEqual(sections('a.txt'), sections('b.txt'));
    assert.equal(sections('a.txt'), sections('a.txt\n[e]: more.txt'));
  });
});
