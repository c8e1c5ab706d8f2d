import type { Finding } from '../../core/rules/finding.js';
import { toDisplayText } from '../terminal/displayText.js';
import { isFailure, type CheckReport, type FailOn } from './checkReport.js';

/** JUnit XML: a suite for each file, a case for each finding, and one passed case for a file without any. */
export function reportAsJUnit({ findings, documents, failOn }: CheckReport): string {
  const byPath = new Map<string, Finding[]>(documents.map((path) => [path, []]));
  for (const finding of findings) {
    const list = byPath.get(finding.path);
    if (list) {
      list.push(finding);
    } else {
      byPath.set(finding.path, [finding]);
    }
  }
  const suites = [...byPath].map(([path, list]) => formatSuite(path, list, failOn));
  const totals = attributes({ name: 'sop check', ...totalsOf([...byPath.values()], failOn) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals}>\n${suites.join('')}</testsuites>\n`;
}

function totalsOf(lists: readonly (readonly Finding[])[], failOn: FailOn) {
  const tests = lists.reduce((sum, list) => sum + Math.max(1, list.length), 0);
  const failures = lists.flat().filter(({ level }) => isFailure(level, failOn)).length;
  return { tests, failures, errors: 0 };
}

function formatSuite(path: string, findings: readonly Finding[], failOn: FailOn): string {
  const cases =
    findings.length === 0
      ? [`    <testcase${attributes({ classname: path, name: 'no findings', file: path })}/>\n`]
      : findings.map((finding) => formatCase(finding, failOn));
  const suite = attributes({ name: path, ...totalsOf([findings], failOn) });
  return `  <testsuite${suite}>\n${cases.join('')}  </testsuite>\n`;
}

function formatCase({ code, level, path, range, message }: Finding, failOn: FailOn): string {
  const line = range.start.line + 1;
  const text = toDisplayText(message);
  const opening = `    <testcase${attributes({
    classname: path,
    name: `${code} (${line}:${range.start.column + 1})`,
    file: path,
    line,
  })}>`;
  const place = escapeXml(`${toDisplayText(path)}:${line}: ${level}: ${text}`);
  const body = isFailure(level, failOn)
    ? `<failure${attributes({ message: text, type: level })}>${place}</failure>`
    : `<system-out>${place}</system-out>`;
  return `${opening}${body}</testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(toDisplayText(String(value)))}"`)
    .join('');
}

function escapeXml(text: string): string {
  return text
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
