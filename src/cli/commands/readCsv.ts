import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ExportRow } from '../../core/projects/exportedProjects.js';
import { decodeText } from '../../core/text/decodeText.js';
import { codeOf, wordsForFileError } from '../../node/fileError.js';

/** The rows of the file, or in words why it cannot be read; a semicolon may part the cells, as some spreadsheets write it. */
export function readCsv(file: string): readonly ExportRow[] | string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'There is no such file.' : wordsForFileError(error, file);
  }
  const { text, problem } = decodeText(bytes);
  if (problem !== undefined) {
    return 'The file is no UTF-8 text; export it as UTF-8.';
  }
  const [heading = ''] = text.split(/\r?\n/, 1);
  const delimiter = delimiterOf(heading);
  try {
    // `info` adds the line to each record.
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly { info: { lines: number }; record: string[] }[];
    return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    return `The file is no CSV: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What parts the cells: whatever the headings have most of, outside of quotes. */
function delimiterOf(heading: string): string {
  const headings = heading.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string) => headings.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}
