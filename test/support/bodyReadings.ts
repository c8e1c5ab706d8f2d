import assert from 'node:assert/strict';
import { findHtmlAnchors } from '../../src/core/document/htmlAnchors.js';
import { scanMarkdown } from '../../src/core/document/markdownScanner.js';
import type { Outline } from '../../src/core/document/outline.js';
import { readWithRemark } from '../../src/core/document/remarkReader.js';
import { surveyText } from '../../src/core/text/textSurvey.js';

/** Whether the scanner was sure of `markdown`; fails when it was and remark reads it otherwise. */
export function assertLikeRemark(markdown: string): boolean {
  const scan = scanMarkdown(markdown, surveyText(markdown));
  if (!scan.isSure) {
    return false;
  }
  assert.deepEqual(
    comparable(markdown, scan.outline),
    comparable(markdown, readWithRemark(markdown)),
    JSON.stringify(markdown),
  );
  return true;
}

function comparable(text: string, { headings, items, links, html }: Outline): unknown {
  return {
    headings,
    items,
    links: links.map(({ kind, range, targetRange, target }) => ({
      kind,
      range,
      targetRange,
      target,
    })),
    anchors: findHtmlAnchors(text, html),
  };
}
