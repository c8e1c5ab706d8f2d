import { toFindingJson } from '../output/findingJson.js';
import { formatJson } from '../output/json.js';
import { countLevels, type CheckReport } from './checkReport.js';

/** For programs: the versioned JSON of `sop schema output`. */
export function reportAsJson({ findings, documents }: CheckReport): string {
  return formatJson({
    findings: findings.map(toFindingJson),
    summary: { documents: documents.length, ...countLevels(findings) },
  });
}
