import assert from 'node:assert/strict';
import { englishListWords } from '../../src/core/lists/listWords.js';
import { tabAfter } from '../../src/webview/dashboard/tabBar.js';
import { ownPageWords, parseFromPage, parseToPage } from '../../src/webview/protocol.js';

describe('messages of the dashboard page', () => {
  it('are taken as they are meant', () => {
    for (const message of [
      { kind: 'ready' },
      { kind: 'ready', tab: 'a' },
      { kind: 'choose', tab: 'a' },
      { kind: 'open-dashboard' },
      { kind: 'toggle-snoozed' },
      { kind: 'act', deed: 'tick', row: 'a' },
      { kind: 'act', deed: 'snooze', row: 'a' },
      { kind: 'act', deed: 'wake', row: 'a' },
    ]) {
      assert.deepEqual(parseFromPage(message), message);
    }
  });

  it('are refused when they are anything else', () => {
    for (const message of [
      undefined,
      null,
      'ready',
      [],
      { kind: 'run', command: 'x' },
      { kind: 'choose' },
      { kind: 'choose', tab: 1 },
      { kind: 'act', deed: 'delete', row: 'a' },
      { kind: 'act', deed: 'tick', row: {} },
    ]) {
      assert.equal(parseFromPage(message), undefined);
    }
  });

  it('carry nothing along that nobody asked for', () => {
    assert.deepEqual(parseFromPage({ kind: 'choose', tab: 'a', command: 'x' }), {
      kind: 'choose',
      tab: 'a',
    });
  });
});

describe('messages to the dashboard page', () => {
  const frame = {
    ...{ kind: 'show', tabs: [{ key: 'a', title: 'A' }], chosen: 'a', canAct: true },
    words: { ...englishListWords, ...ownPageWords },
  };
  const dashboard = { title: 'A', today: '2026-11-21', audience: [], lists: [] };

  it('are taken as they are meant', () => {
    for (const message of [frame, { ...frame, message: 'x' }, { ...frame, dashboard }]) {
      assert.deepEqual(parseToPage(message), message);
    }
  });

  it('are refused when they are anything else', () => {
    for (const message of [
      undefined,
      { ...frame, kind: 'hide' },
      { ...frame, tabs: [{ key: 1 }] },
      { ...frame, canAct: 'yes' },
      { ...frame, message: 1 },
      { ...frame, words: undefined },
      { ...frame, words: { ...ownPageWords, more: 1 } },
      { ...frame, dashboard: { ...dashboard, lists: [{}] } },
      { ...frame, dashboard: 'A' },
    ]) {
      assert.equal(parseToPage(message), undefined);
    }
  });
});

describe('tabAfter', () => {
  const tabs = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];

  it('goes to the next tab and round at the ends, and to the first and last', () => {
    assert.equal(tabAfter(tabs, 'a', 'ArrowRight'), 'b');
    assert.equal(tabAfter(tabs, 'c', 'ArrowRight'), 'a');
    assert.equal(tabAfter(tabs, 'a', 'ArrowLeft'), 'c');
    assert.equal(tabAfter(tabs, 'b', 'Home'), 'a');
    assert.equal(tabAfter(tabs, 'b', 'End'), 'c');
    assert.equal(tabAfter(tabs, 'b', 'Enter'), undefined);
  });
});
