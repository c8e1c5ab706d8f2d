import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/rules/finding.js';
import type { CheckReport, CheckReporter } from '../../../src/cli/reporters/checkReport.js';
import { reportForGitHub } from '../../../src/cli/reporters/githubReporter.js';
import { reportAsJUnit } from '../../../src/cli/reporters/junitReporter.js';
import { reportAsMarkdown } from '../../../src/cli/reporters/markdownReporter.js';
import { reportAsSarif } from '../../../src/cli/reporters/sarifReporter.js';
import { reportAsText } from '../../../src/cli/reporters/textReporter.js';
import { createStyle } from '../../../src/cli/terminal/style.js';

const sink = { write: () => undefined, isTerminal: false };

/** A finding with everything a format could trip over. */
const hostile: Finding = {
  code: 'link/missing-file',
  level: 'error',
  path: 'a, b:c/100%|<x>.md',
  range: { start: { line: 2, column: 4 }, end: { line: 2, column: 9 } },
  message: '"x::error::y" & <b>\x1b[31m|\u202e 50%\r\n::set-output name=a::b @noc',
  documentId: 'SOP-1',
};
const overTwoLines: Finding = {
  code: 'review/due-soon',
  level: 'info',
  path: 'b.md',
  range: { start: { line: 0, column: 0 }, end: { line: 3, column: 0 } },
  message: 'Due soon.',
};

function report(reporter: CheckReporter, change: Partial<CheckReport> = {}): string {
  const printed = reporter({
    findings: [hostile, overTwoLines],
    documents: ['a, b:c/100%|<x>.md', 'b.md', 'clean.md'],
    known: 0,
    failOn: 'error',
    prefix: '',
    version: '1.2.3',
    style: createStyle(sink, {}),
    ...change,
  });
  return typeof printed === 'string' ? printed : [...printed].join('');
}

describe('reportForGitHub', () => {
  it('escapes what would end an annotation or start another command', () => {
    assert.equal(
      report(reportForGitHub, { prefix: 'docs/' }),
      '::error file=docs/a%2C b%3Ac/100%25|<x>.md,line=3,endLine=3,col=5,endColumn=10,title=link/missing-file::' +
        '"x::error::y" & <b>| 50%25 ::set-output name=a::b @noc\n' +
        '::notice file=docs/b.md,line=1,endLine=4,title=review/due-soon::Due soon.\n',
    );
    assert.match(
      report(reportForGitHub, { findings: [{ ...overTwoLines, path: 'a\x1b[31m\nb.md' }] }),
      /^::notice file=a\[31m%0Ab\.md,/,
    );
  });
});

describe('reportAsSarif', () => {
  it('is a log of version 2.1.0 whose results point to their rules', () => {
    const log = JSON.parse(report(reportAsSarif));
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.tool.driver.version, '1.2.3');
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    }
    const results: readonly { level: string }[] = run.results;
    assert.deepEqual(
      results.map((result) => result.level),
      ['error', 'note'],
    );
    assert.deepEqual(run.results[0].locations[0].physicalLocation, {
      artifactLocation: { uri: 'a%2C%20b%3Ac/100%25%7C%3Cx%3E.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 10 },
    });
  });
});

describe('reportAsJUnit', () => {
  it('has a failed case for each finding that fails, and a passed one for a clean file', () => {
    assert.equal(
      report(reportAsJUnit),
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<testsuites name="sop check" tests="3" failures="1" errors="0">\n' +
        '  <testsuite name="a, b:c/100%|&lt;x&gt;.md" tests="1" failures="1" errors="0">\n' +
        '    <testcase classname="a, b:c/100%|&lt;x&gt;.md" name="link/missing-file (3:5)" file="a, b:c/100%|&lt;x&gt;.md" line="3">' +
        '<failure message="&quot;x::error::y&quot; &amp; &lt;b&gt;| 50% ::set-output name=a::b @noc" type="error">' +
        'a, b:c/100%|&lt;x&gt;.md:3: error: &quot;x::error::y&quot; &amp; &lt;b&gt;| 50% ::set-output name=a::b @noc</failure></testcase>\n' +
        '  </testsuite>\n' +
        '  <testsuite name="b.md" tests="1" failures="0" errors="0">\n' +
        '    <testcase classname="b.md" name="review/due-soon (1:1)" file="b.md" line="1">' +
        '<system-out>b.md:1: info: Due soon.</system-out></testcase>\n' +
        '  </testsuite>\n' +
        '  <testsuite name="clean.md" tests="1" failures="0" errors="0">\n' +
        '    <testcase classname="clean.md" name="no findings" file="clean.md"/>\n' +
        '  </testsuite>\n' +
        '</testsuites>\n',
    );
  });

  it('is valid when there is nothing at all', () => {
    assert.match(
      report(reportAsJUnit, { findings: [], documents: [] }),
      /<testsuites name="sop check" tests="0" failures="0" errors="0">\n<\/testsuites>/,
    );
  });
});

describe('reportAsMarkdown', () => {
  it('escapes what Markdown would act on', () => {
    assert.equal(
      report(reportAsMarkdown),
      '### SOP check\n\n1 error, 1 note; 3 documents checked.\n\n' +
        '| Place | Level | Finding | Rule |\n| --- | --- | --- | --- |\n' +
        '| `a, b:c/100%\\|<x>.md:3` | **error** | "x::error::y" &amp; \\<b\\>\\| 50% ::set-output name=a::b @<!-- -->noc | `link/missing-file` |\n' +
        '| `b.md:1` | note | Due soon. | `review/due-soon` |\n',
    );
    assert.equal(
      report(reportAsMarkdown, { findings: [], known: 2 }),
      '### SOP check\n\n3 documents checked, nothing found. 2 known findings not shown.\n',
    );
  });
});

describe('reportAsText', () => {
  it('shows nothing that a terminal would obey', () => {
    assert.equal(
      report(reportAsText),
      'a, b:c/100%|<x>.md\n' +
        '  3:5  error    "x::error::y" & <b>| 50% ::set-output name=a::b @noc  link/missing-file\n\n' +
        'b.md\n  1:1  note     Due soon.  review/due-soon\n\n' +
        '1 error, 1 note in 2 files; 3 documents checked.\n',
    );
  });
});
