import type { Finding } from '../../core/rules/finding.js';
import { allRules } from '../../core/rules/allRules.js';
import type { Level } from '../../core/schema/configuration.js';
import { toPositionJson } from '../output/findingJson.js';
import { foreignJsonPieces } from '../output/json.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { CheckReport } from './checkReport.js';

const levels: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0, as code scanning of GitHub and others takes it. */
export function reportAsSarif({ findings, prefix, version }: CheckReport): Iterable<string> {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const indexes = new Map(codes.map((code, index) => [code, index]));
  const driver = { name: 'SOP Ledger', version, rules: codes.map(toSarifRule) };
  return foreignJsonPieces(
    (results) => ({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
    }),
    findings,
    (finding) => toResult(finding, indexes, prefix),
  );
}

function toSarifRule(code: string) {
  const rule = allRules.find((candidate) => candidate.code === code);
  if (rule === undefined) {
    return { id: code };
  }
  return {
    id: code,
    shortDescription: { text: rule.summary },
    help: { text: rule.help, markdown: rule.help },
    defaultConfiguration: { level: levels[rule.level] },
  };
}

function toResult(finding: Finding, indexes: ReadonlyMap<string, number>, prefix: string) {
  const start = toPositionJson(finding.range.start);
  const end = toPositionJson(finding.range.end);
  return {
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code),
    level: levels[finding.level],
    message: { text: toDisplayText(finding.message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(prefix + finding.path), uriBaseId: '%SRCROOT%' },
          region: {
            startLine: start.line,
            startColumn: start.column,
            endLine: end.line,
            endColumn: end.column,
          },
        },
      },
    ],
  };
}

/** A relative URI reference. Half a surrogate pair, which a file name can hold, cannot be encoded. */
function toUri(path: string): string {
  const segments = path.replace(/\p{Cs}/gu, '\ufffd').split('/');
  return segments.map(encodeURIComponent).join('/');
}
