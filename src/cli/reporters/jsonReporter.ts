import { toFindingJson } from '../output/findingJson.js';
import { jsonPieces } from '../output/json.js';
import { countLevels, type CheckReport } from './checkReport.js';

/** For programs: the versioned JSON of `sop schema output`. */
export function reportAsJson({ findings, documents }: CheckReport): Iterable<string> {
  const summary = { documents: documents.length, ...countLevels(findings) };
  return jsonPieces((list) => ({ findings: list, summary }), findings, toFindingJson);
}
