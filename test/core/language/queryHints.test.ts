import assert from 'node:assert/strict';
import { queryHints } from '../../../src/core/language/queryHints.js';
import { gateLibrary, today } from '../../support/closeout.js';

const files = {
  'a.md':
    '---\nid: CHK-1\nkind: checklist\ntitle: A\nowner: night-crew\nclient: contoso\nstatus: parked\ntags: [vpn]\n' +
    'gates:\n  - id: acceptance\n    sign: { role: noc }\n---\n\n- [ ] One\n',
  'b.md': '---\nid: PRJ-1\nkind: project\ntitle: B\n---\n',
  'c.md': '---\nid: fabrikam\nkind: client\ntitle: C\n---\n',
};

function check(query: string, expected: readonly string[]): void {
  assert.deepEqual(queryHints(gateLibrary(files), query, today), expected, query);
}

describe('queryHints', () => {
  it('names the nearest value', () => {
    check('kind:sopp', ['No kind is named sopp; did you mean sop?']);
    check('kind:SOPs', ['No kind is named SOPs; did you mean sop?']);
    check('owner:nok', ['No role is named nok; did you mean noc?']);
    check('owner:night-crw', ['No role is named night-crw; did you mean night-crew?']);
    check('status:drft', ['No status is named drft; did you mean draft?']);
    check('review:overdu', ['No state of a review is named overdu; did you mean overdue?']);
    check('state:clsed', ['No state is named clsed; did you mean closed?']);
    check('client:fabricam', ['No client is named fabricam; did you mean fabrikam?']);
    check('project:PRJ-11', ['No project is named PRJ-11; did you mean PRJ-1?']);
  });

  it('names those that there are where none is near', () => {
    check('client:acme', ['No client is named acme; there are fabrikam, contoso.']);
    assert.deepEqual(queryHints(gateLibrary({}), 'gate:nothing', today), [
      'No gate is named nothing; there is none.',
    ]);
    const tags = Array.from({ length: 23 }, (_, at) => `tag-${at + 10}`);
    const tagged = { 'a.md': `---\nkind: sop\ntitle: A\ntags: [${tags.join(', ')}]\n---\n` };
    assert.deepEqual(queryHints(gateLibrary(tagged), 'tags:zebra', today), [
      `No tag is named zebra; there are ${tags.slice(0, 20).join(', ')} and 3 more.`,
    ]);
  });

  it('looks at every term, wherever it stands, and says a thing once', () => {
    check('(kind:sopp OR -kind:lessn) kind:sopp', [
      'No kind is named sopp; did you mean sop?',
      'No kind is named lessn; did you mean lesson?',
    ]);
  });

  it('is silent about what is known, written somewhere, or asked for by a pattern', () => {
    for (const query of [
      ...['kind:sop', 'kind:SOP', 'kind:lesson', 'owner:noc', 'owner:@noc', 'owner:night-crew'],
      ...['status:parked', 'client:contoso', 'client:fabrikam', 'tags:vpn', 'gate:acceptance'],
      ...['state:awaiting', 'state:"awaiting acceptance"', 'state:open', 'review:never'],
      ...['kind:so*', 'kind:>a', 'title:zebra', 'zebra', 'id:zebra', '', 'kind:(', 'nofield:x'],
    ]) {
      check(query, []);
    }
  });
});
