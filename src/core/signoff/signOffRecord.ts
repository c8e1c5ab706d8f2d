/** The `sign_offs` of a document's frontmatter, read into records with every mistake named. */
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { isListOfTexts, isList, isMapping } from '../document/yamlValues.js';
import { parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import type { FieldProblem } from '../schema/gateDefinition.js';

/** Who, in which role, decided what, when, about exactly which content. */
export interface SignOffRecord {
  /** Place in the document's `sign_offs`, from 0. */
  readonly index: number;
  readonly gate: string;
  readonly decision: Decision;
  readonly role: string;
  /** Printed name, byte-equal to the roster. */
  readonly name: string;
  /** git e-mail address of the signer. */
  readonly by: string;
  /** UTC instant, RFC 3339 with seconds. */
  readonly at: string;
  readonly meaning?: string;
  /** Fingerprint `c1:...` of what was signed. */
  readonly content: string;
  /** Digest `p1:...` of the rules in force. */
  readonly policy: string;
  /** Id of the record before it, or `none`. */
  readonly prev: string;
  readonly note?: string;
  /** Items a return wants mended. */
  readonly items: readonly string[];
  /** The last day of an override. */
  readonly until?: CivilDate;
  /** Id of the record a revocation takes back. */
  readonly target?: string;
  /** SSH signature over the record. */
  readonly sig?: string;
  /** The record as written, which its id is computed from. */
  readonly raw: YamlMapping;
}

export type Decision = 'accepted' | 'returned' | 'revoked' | 'overridden';

export interface ParsedSignOffs {
  readonly records: readonly SignOffRecord[];
  readonly problems: readonly FieldProblem[];
}

const required = ['gate', 'decision', 'role', 'name', 'by', 'at', 'content', 'policy', 'prev'];
const optional = ['meaning', 'note', 'items', 'until', 'target', 'sig'];
const digestForms: Readonly<Record<string, RegExp>> = {
  content: /^c1:[0-9a-f]{64}$/,
  policy: /^p1:[0-9a-f]{64}$/,
  prev: /^(none|[0-9a-f]{64})$/,
  target: /^[0-9a-f]{64}$/,
};
/** What a decision must carry beside the common keys. */
const demands: Readonly<Record<Decision, readonly string[]>> = {
  accepted: [],
  returned: ['note'],
  revoked: ['note', 'target'],
  overridden: ['note', 'until'],
};

/**
 * Reads the value of `sign_offs`.
 *
 * A record with any mistake is left out of `records` and reported: an unreadable sign-off is never half believed.
 */
export function parseSignOffs(value: YamlValue | undefined): ParsedSignOffs {
  const records: SignOffRecord[] = [];
  const problems: FieldProblem[] = [];
  if (value === undefined || value === null) {
    return { records, problems };
  }
  if (!isList(value)) {
    problems.push({ path: ['sign_offs'], message: '"sign_offs" must be a list of records.' });
    return { records, problems };
  }
  value.forEach((entry, index) => {
    const found = mistakesIn(entry);
    for (const { path, message } of found) {
      problems.push({ path: ['sign_offs', index, ...path], message });
    }
    if (found.length === 0) {
      records.push(toRecord(entry as YamlMapping, index));
    }
  });
  return { records, problems };
}

function mistakesIn(record: YamlValue): readonly FieldProblem[] {
  if (!isMapping(record)) {
    return [{ path: [], message: 'A sign-off must be a mapping.' }];
  }
  const problems: FieldProblem[] = [];
  const report = (key: string, message: string) => problems.push({ path: [key], message });
  for (const key of Object.keys(record)) {
    if (!required.includes(key) && !optional.includes(key)) {
      report(key, `A sign-off has no key "${key}".`);
    } else if (key !== 'items' && (typeof record[key] !== 'string' || record[key] === '')) {
      report(key, `"${key}" of a sign-off must be a quoted text.`);
    }
  }
  for (const key of required) {
    if (!(key in record)) {
      problems.push({ path: [], message: `The sign-off lacks "${key}".` });
    }
  }
  if (problems.length > 0) {
    return problems;
  }
  for (const [key, form] of Object.entries(digestForms)) {
    if (key in record && !form.test(record[key] as string)) {
      report(key, `"${key}" of a sign-off is not a digest of the expected form.`);
    }
  }
  checkDecision(record, report);
  checkDates(record, report);
  if ('items' in record && !isListOfTexts(record['items'])) {
    report('items', '"items" of a sign-off must be a list of item keys.');
  }
  return problems;
}

function checkDecision(record: YamlMapping, report: (key: string, message: string) => void): void {
  const decision = record['decision'] as string;
  if (!Object.hasOwn(demands, decision)) {
    report('decision', `"${decision}" is no decision; it is ${Object.keys(demands).join(', ')}.`);
    return;
  }
  for (const key of demands[decision as Decision]) {
    if (!(key in record)) {
      report('decision', `A sign-off that is ${decision} needs "${key}".`);
    }
  }
}

function checkDates(record: YamlMapping, report: (key: string, message: string) => void): void {
  if (!isInstant(record['at'] as string)) {
    report('at', '"at" must be a UTC instant such as "2026-11-20T20:04:05Z".');
  }
  if ('until' in record && parseCivilDate(record['until'] as string) === undefined) {
    report('until', '"until" must be a day such as 2026-12-31.');
  }
}

/** Whether `text` is an RFC 3339 instant in UTC with whole seconds and the zone written `Z`. */
export function isInstant(text: string): boolean {
  const match = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.exec(text);
  return match !== null && parseCivilDate(match[1] ?? '') !== undefined;
}

function toRecord(raw: YamlMapping, index: number): SignOffRecord {
  const text = (key: string) => raw[key] as string;
  const some = (key: string) => (key in raw ? { [key]: text(key) } : {});
  return {
    index,
    gate: text('gate'),
    decision: text('decision') as Decision,
    role: text('role'),
    name: text('name'),
    by: text('by'),
    at: text('at'),
    content: text('content'),
    policy: text('policy'),
    prev: text('prev'),
    items: isListOfTexts(raw['items']) ? raw['items'] : [],
    ...some('meaning'),
    ...some('note'),
    ...some('target'),
    ...some('sig'),
    ...('until' in raw ? { until: text('until') as CivilDate } : {}),
    raw,
  };
}
