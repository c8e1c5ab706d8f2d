import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { dashboardAsMarkdown } from '../../../src/cli/output/dashboardMarkdown.js';
import { dashboardFile } from '../../../src/core/lists/dashboardFile.js';
import { dashboardMarkup } from '../../../src/core/lists/dashboardMarkup.js';
import { ListEvaluator } from '../../../src/core/lists/evaluateDashboard.js';
import { finish } from '../../../src/core/library/steps.js';
import { englishListWords } from '../../../src/core/lists/listWords.js';
import { linkedRows } from '../../../src/core/lists/linkedRows.js';
import { toHtml } from '../../../src/core/lists/markup.js';
import type { DashboardResult } from '../../../src/core/lists/listResult.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { ownPageWords } from '../../../src/webview/protocol.js';
import { pageControls } from '../../../src/webview/dashboard/pageControls.js';
import { tabBar } from '../../../src/webview/dashboard/tabBar.js';
import { hostileTexts } from '../../support/hostileTexts.js';
import { libraryOf } from '../../support/libraryOf.js';

const words = { ...englishListWords, ...ownPageWords };

// A day of the calendar, as the parser would brand it.
const today = '2026-11-21' as CivilDate;

const quoted = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A dashboard with every view, in which the text stands in each place that a person can write to. */
function dashboardWith(text: string): DashboardResult {
  const value = quoted(text);
  const item = text.replace(/[\r\n\u2028\u2029]/g, ' ');
  const list = (view: string, rest = '') =>
    `\`\`\`sop-list\ntitle: ${value}\nquery: kind:checklist\ncolumns: [id, title, owner, client, area, progress]\nview: ${view}\n${rest}\`\`\`\n\n`;
  const library = libraryOf({
    'dashboard.md':
      `---\nid: DASH\nkind: dashboard\ntitle: ${value}\n---\n\n## ${item}\n\n` +
      list('table', 'group: area\n') +
      list('list') +
      list('board', 'group: client\n') +
      list('chart', 'group: area\n') +
      list('number', 'group: owner\n') +
      `\`\`\`sop-list\ntitle: ${value}\nof: items\nquery: kind:checklist\n\`\`\`\n\n` +
      `\`\`\`sop-list\ntitle: A\nquery: ${value}:x\n\`\`\`\n\n` +
      `\`\`\`sop-list\ntitle: A\nview: ${value}\n\`\`\`\n`,
    'a.md': `---\nid: ${value}\nkind: checklist\ntitle: ${value}\nowner: ${value}\nclient: ${value}\narea: ${value}\n---\n\n- [ ] ${item}\n`,
  });
  const document = library.documents.get('dashboard.md');
  assert.ok(document);
  return finish(new ListEvaluator({ library, today }).document(document));
}

const harmless = new Set(
  (
    'html head body meta title style main section header div h1 h2 h3 p span strong ul li table thead tbody tr th td ' +
    'code time a svg rect details summary button input nav'
  ).split(' '),
);
const harmlessAttributes =
  /^(?:class|id|role|scope|title|type|href|datetime|tabindex|checked|charset|name|content|lang|http-equiv|viewBox|preserveAspectRatio|width|height|x|y|aria-[a-z]+|data-(?:action|key|label))$/;

/** Looks at what a browser would make of the HTML: elements, attributes and addresses of ours, and no other. */
function checkHtml(html: string, text: string): void {
  const visit = (node: Tree.Node) => {
    if ('tagName' in node) {
      assert.ok(harmless.has(node.tagName), `<${node.tagName}> from ${JSON.stringify(text)}`);
      for (const { name, value } of node.attrs) {
        assert.match(name, harmlessAttributes, JSON.stringify(text));
        if (name === 'href') assert.match(value, /^(?:#|\.\/)/);
        // A key tells a row from others and is never shown.
        if (name !== 'data-key') checkText(value, text);
      }
    }
    if (node.nodeName === '#comment') assert.fail(`a comment from ${JSON.stringify(text)}`);
    if ('value' in node) checkText(node.value, text);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
}

function checkText(shown: string, text: string): void {
  assert.doesNotMatch(
    shown.replace(/\n/g, ''),
    /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u,
    JSON.stringify(text),
  );
}

describe('hostile texts in lists', () => {
  const texts = hostileTexts();

  it('are about two hundred', () => {
    assert.ok(new Set(texts).size >= 200, String(new Set(texts).size));
  });

  it('stay texts in a file', () => {
    for (const text of texts) {
      const dashboard = dashboardWith(text);
      checkHtml(
        dashboardFile([dashboard, dashboard], {
          styles: 'a{}',
          library: text,
        }),
        text,
      );
    }
  });

  it('stay texts on the page, and name no other control', () => {
    for (const text of texts) {
      const dashboard = dashboardWith(text);
      const tabs = [{ key: 'a', title: dashboard.title }];
      const html =
        toHtml(dashboardMarkup(dashboard, 'list', pageControls({ canAct: true, words }))) +
        toHtml(tabBar({ tabs, chosen: 'a', words }));
      checkHtml(`<!doctype html><body>${html}</body>`, text);
      const actions = [...html.matchAll(/data-action="([^"]*)"/g)].map(([, action]) => action);
      assert.deepEqual([...new Set(actions)].sort(), ['open', 'snooze', 'tick']);
    }
  });

  it('stay texts in the Markdown preview, in names of files too', () => {
    for (const text of texts) {
      const dashboard = dashboardWith(text);
      const lists = dashboard.lists.map((list) => ({
        ...list,
        rows: list.rows.map((row) => ({ ...row, path: `a/${text}.md` })),
      }));
      const html = toHtml(dashboardMarkup({ ...dashboard, lists }, 'list', linkedRows('b/c.md')));
      checkHtml(`<!doctype html><body>${html}</body>`, text);
    }
  });

  it('stay texts in Markdown', () => {
    const markdown = new MarkdownIt({ html: true, linkify: true });
    for (const text of texts) {
      const written = dashboardAsMarkdown(dashboardWith(text));
      checkText(written, text);
      const html = markdown.render(written).replaceAll('<!-- -->', '');
      assert.doesNotMatch(
        html,
        /<(?!\/?(?:h[1-3]|p|table|thead|tbody|tr|th|td|ul|li|code|strong|a)\b)/,
        JSON.stringify(text),
      );
      for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g)) {
        assert.match(address, /^(?:https?:)?\/\/evil\.example/, JSON.stringify(text));
      }
    }
  });
});
