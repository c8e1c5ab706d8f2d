import type { Problem } from '../core/document/problem.js';
import type { Configuration } from '../core/schema/configuration.js';
import { parseConfiguration } from '../core/schema/parseConfiguration.js';
import { parseRoster } from '../core/schema/parseRoster.js';
import type { Roster } from '../core/schema/roster.js';
import { decodeText } from '../core/text/decodeText.js';
import { readDocumentFile } from './documentFile.js';
import { existsSync } from 'node:fs';

export const configurationPath = '.sop/library.yml';
export const rosterPath = '.sop/roster.yml';

/** What a settings file holds: its text, nothing because there is no such file, or why it cannot be read. */
export interface SettingsText {
  readonly text?: string;
  readonly unreadable?: string;
}

export function readSettingsText(root: string, path: string): SettingsText {
  const absolute = `${root}/${path}`;
  const reading = readDocumentFile(absolute);
  if (reading.kind === 'unreadable') {
    return existsSync(absolute) ? { unreadable: reading.reason } : {};
  }
  const { text, problem } = decodeText(reading.bytes);
  return problem === undefined ? { text } : { text, unreadable: 'It is not valid UTF-8.' };
}

/** The configuration of a text; what kept the file from being read is a problem of it. */
export function toConfiguration({ text, unreadable }: SettingsText): Configuration {
  const configuration = parseConfiguration(unreadable === undefined ? text : '');
  return unreadable === undefined
    ? configuration
    : { ...configuration, problems: [unreadableFile('configuration', unreadable)] };
}

export function toRoster({ text, unreadable }: SettingsText): Roster {
  const roster = parseRoster(unreadable === undefined ? text : '');
  return unreadable === undefined
    ? roster
    : { ...roster, problems: [unreadableFile('roster', unreadable)] };
}

function unreadableFile(area: string, reason: string): Problem {
  return {
    code: `${area}/yaml`,
    message: `The file cannot be read. ${reason}`,
    range: { start: 0, end: 0 },
  };
}
