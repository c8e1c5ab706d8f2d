import assert from 'node:assert/strict';
import { ListEvaluator } from '../../../src/core/lists/evaluateDashboard.js';
import { finish } from '../../../src/core/library/steps.js';
import { listMarkup } from '../../../src/core/lists/listMarkup.js';
import type { ListResult } from '../../../src/core/lists/listResult.js';
import { toHtml } from '../../../src/core/lists/markup.js';
import {
  createSnoozeFinder,
  parseRowSnoozes,
  rowPlace,
  snoozeDays,
  whyNotSnooze,
  withoutSnooze,
  withSnooze,
  type RowSnoozes,
} from '../../../src/core/lists/rowSnoozes.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../support/libraryOf.js';

// Days of the calendar, as the parser would brand them.
const day = (text: string) => text as CivilDate;
const today = day('2026-11-22');

const files = {
  'a.md':
    '---\nid: CHK-1\nkind: checklist\ntitle: One\nowner: noc\n---\n\n- [ ] NOC-1: Ring\n- [ ] Label\n',
  'b.md': '---\nid: CHK-2\nkind: checklist\ntitle: Two\nowner: noc\n---\n\n- [ ] Test\n',
  'c.md': '---\nkind: checklist\ntitle: Three\nowner: lab\n---\n\n- [ ] Tell\n',
};

/** The list of a block, for somebody who put these rows off. */
function answer(block: string, snoozes: RowSnoozes, isShown = false): ListResult {
  const text = `---\nkind: dashboard\n---\n\n\`\`\`sop-list\ntitle: Runs\n${block}\n\`\`\`\n`;
  const library = libraryOf({ ...files, 'dashboard.md': text });
  const document = library.documents.get('dashboard.md');
  assert.ok(document);
  const snoozing = { snoozes, isShown };
  const { lists } = finish(new ListEvaluator({ library, today, snoozing }).document(document));
  assert.ok(lists[0]);
  return lists[0];
}

const titles = ({ rows }: ListResult) =>
  rows.map(({ title, snoozedUntil }) => [title, snoozedUntil].filter(Boolean).join(' '));

const documents = 'query: kind:checklist\nsort: title';
const items = 'query: kind:checklist\nof: items\nsort: title';
const until = day('2026-11-24');

describe('rows that somebody put off', () => {
  it('are out of the lists, which say how many, and count what they counted', () => {
    const list = answer(documents, [{ document: 'CHK-1', until }]);
    assert.deepEqual(titles(list), ['Three', 'Two']);
    assert.deepEqual(list.snoozed, { count: 1, isShown: false });
    assert.equal(list.total, 3);
    assert.equal(answer(documents, []).snoozed, undefined);
  });

  it('leave their place in a limited list to the next, and are no rest of it', () => {
    const list = answer(`${documents}\nlimit: 2`, [{ document: 'c.md', until }]);
    assert.deepEqual(titles(list), ['One', 'Two']);
    const html = toHtml(listMarkup(list, { id: 'x', headingLevel: 2 }));
    assert.match(html, /1 snoozed/);
    assert.doesNotMatch(html, /more/);
  });

  it('take the items of a document along, and an item nothing else', () => {
    assert.deepEqual(titles(answer(items, [{ document: 'CHK-1', until }])), ['Tell', 'Test']);
    const one = answer(items, [{ document: 'CHK-1', item: 'NOC-1', until }]);
    assert.deepEqual(titles(one).toSorted(), ['Label', 'Tell', 'Test']);
    assert.equal(
      titles(answer(documents, [{ document: 'CHK-1', item: 'NOC-1', until }])).length,
      3,
    );
  });

  it('are back on their day', () => {
    assert.equal(titles(answer(documents, [{ document: 'CHK-1', until: today }])).length, 3);
  });

  it('can be shown in their places, each with its day', () => {
    const list = answer(documents, [{ document: 'CHK-1', until }], true);
    assert.deepEqual(titles(list), ['One 2026-11-24', 'Three', 'Two']);
    assert.deepEqual(list.snoozed, { count: 1, isShown: true });
  });

  it('change no number, no chart, and no count of a group', () => {
    const snoozes = [{ document: 'CHK-1', until }];
    for (const view of ['number', 'chart']) {
      const list = answer(`query: kind:checklist\nview: ${view}\ngroup: owner`, snoozes);
      assert.equal(list.total, 3);
      assert.equal(list.snoozed, undefined);
    }
    const grouped = answer(`${documents}\ngroup: owner\nview: board`, snoozes);
    assert.deepEqual(
      grouped.groups?.map(({ label, count, rows }) => [label, count, rows.length]),
      [
        ['lab', 1, 1],
        ['noc', 2, 1],
      ],
    );
  });

  it('leave a list with nothing but the word of them, where they were all', () => {
    const list = answer('query: id:CHK-1', [{ document: 'CHK-1', until }]);
    const html = toHtml(listMarkup(list, { id: 'x', headingLevel: 2 }));
    assert.match(html, /1 snoozed/);
    assert.doesNotMatch(html, /<table|Nothing at the moment/);
  });

  it('are known by the id of their document, else its path', () => {
    const library = libraryOf(files);
    const place = (path: string, item?: number) => {
      const document = library.documents.get(path);
      assert.ok(document);
      return rowPlace(library, document, item);
    };
    assert.deepEqual(place('a.md', 0), { document: 'CHK-1', item: 'NOC-1' });
    assert.deepEqual(place('c.md'), { document: 'c.md' });
    const find = createSnoozeFinder(library, [{ ...place('c.md'), until }], today);
    const document = library.documents.get('c.md');
    assert.ok(document);
    assert.equal(find(document, 0), until);
  });
});

describe('what somebody put off', () => {
  const first = { document: 'CHK-1', until };

  it('is put to another day, and forgotten when it is over', () => {
    const later = { document: 'CHK-1', until: day('2026-12-01') };
    assert.deepEqual(withSnooze([first], later, today), [later]);
    const over = { document: 'CHK-2', until: today };
    assert.deepEqual(withSnooze([over], first, today), [first]);
  });

  it('wakes one by one, an item together with its document', () => {
    const item = { document: 'CHK-1', item: 'NOC-1', until };
    const other = { document: 'CHK-1', item: 'NOC-2', until };
    assert.deepEqual(withoutSnooze([first, item, other], { document: 'CHK-1' }), [item, other]);
    assert.deepEqual(withoutSnooze([first, item, other], item), [other]);
  });

  it('is read as far as it can be', () => {
    assert.deepEqual(parseRowSnoozes([first, { document: 1, until }, { document: 'x' }, null]), [
      first,
    ]);
    for (const value of [undefined, 'x', {}, 7]) assert.deepEqual(parseRowSnoozes(value), []);
  });

  it('is put off until days that are to come', () => {
    // 2026-11-22 is a Sunday.
    assert.deepEqual(snoozeDays(today), {
      tomorrow: '2026-11-23',
      monday: '2026-11-23',
      inTwoWeeks: '2026-12-06',
    });
    assert.equal(snoozeDays(day('2026-11-23')).monday, '2026-11-30');
    assert.equal(whyNotSnooze('2026-11-23', today), undefined);
    assert.match(whyNotSnooze('2026-11-22', today) ?? '', /after today/);
    assert.match(whyNotSnooze('2027-11-22', today) ?? '', /92 days/);
    assert.match(whyNotSnooze('tomorrow', today) ?? '', /written/);
  });
});
