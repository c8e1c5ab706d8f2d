/** Sign-offs of the sample's people, made by the product's own rules for what a record says. */
import { formatAcknowledgement } from '../../core/acknowledgement/acknowledgement.js';
import type { YamlMapping } from '../../core/document/frontmatter.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { fingerprintInputOf } from '../../core/gate/gateCase.js';
import { emptyLibrary } from '../../core/library/emptyLibrary.js';
import type { Library } from '../../core/library/library.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { readingContentOf } from '../../core/query/readers.js';
import { parseConfiguration } from '../../core/schema/parseConfiguration.js';
import { parseRoster } from '../../core/schema/parseRoster.js';
import { fingerprintOf } from '../../core/signoff/fingerprint.js';
import { signOffEdit } from '../../core/signoff/newRecord.js';
import { policyDigest } from '../../core/signoff/policyDigest.js';
import { recordId } from '../../core/signoff/recordId.js';
import { type Decision, parseSignOffs } from '../../core/signoff/signOffRecord.js';
import { applyEdits } from '../../core/text/textEdit.js';
import { sha256 } from '../sha256.js';
import type { SamplePerson } from './people.js';

/** What somebody decides about a gate. */
export interface SampleSignOff {
  readonly gate: string;
  readonly decision: Decision;
  readonly note?: string;
  readonly items?: readonly string[];
  /** Last day of an override. */
  readonly until?: string;
}

/** Who signs what, when, under which settings. */
export interface SigningMoment {
  readonly path: string;
  readonly person: SamplePerson;
  /** Seconds since 1970. */
  readonly seconds: number;
  /** All files as they are at that moment. */
  readonly files: ReadonlyMap<string, string>;
}

/** `text` with the sign-off appended. */
export function withSignOff(text: string, signOff: SampleSignOff, moment: SigningMoment): string {
  const { path, person, seconds, files } = moment;
  const library = settingsOf(files);
  const document = parseDocument(path, { text, bom: false });
  const { data } = document.frontmatter;
  const gate = parseGates(data['gates']).gates.find(({ id }) => id === signOff.gate);
  const input = gate && fingerprintInputOf(library, document, { gate, text });
  if (gate?.sign === undefined || input === undefined) {
    throw new RangeError(`${path} has no gate "${signOff.gate}" to sign.`);
  }
  const { records } = parseSignOffs(data['sign_offs']);
  const ids = records.map(({ raw }) => recordId(raw, sha256));
  const own = records.findLastIndex(
    (record) => record.by === person.email && record.gate === gate.id,
  );
  const { decision, note, items, until } = signOff;
  const record: YamlMapping = {
    gate: gate.id,
    decision,
    role: decision === 'overridden' ? 'service-manager' : gate.sign.role,
    name: person.name,
    by: person.email,
    at: new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'),
    ...(decision === 'accepted' && gate.meaning !== undefined ? { meaning: gate.meaning } : {}),
    content: fingerprintOf(input, sha256),
    policy: policyDigest(library.roster, data, sha256),
    prev: ids.at(-1) ?? 'none',
    ...(note === undefined ? {} : { note }),
    ...(items === undefined ? {} : { items }),
    ...(until === undefined ? {} : { until }),
    ...(decision === 'revoked' ? { target: ids[own] ?? '' } : {}),
  };
  const outcome = signOffEdit(text, document, record);
  if (outcome.kind === 'refused') {
    throw new RangeError(`${path}: ${outcome.message}`);
  }
  return applyEdits(text, [outcome.edit]);
}

/** What a person writes down who has read the document at `path` as it is at that moment. */
export function acknowledgementOf(
  path: string,
  { person, seconds, files }: Omit<SigningMoment, 'path'>,
): string {
  const text = files.get(path) ?? '';
  const document = parseDocument(path, { text, bom: false });
  const content = readingContentOf(settingsOf(files), document);
  if (content === undefined) {
    throw new RangeError(`${path} has no id, so that nobody can say to have read it.`);
  }
  const at = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  return formatAcknowledgement({ by: person.email, name: person.name, at, content });
}

const settings = new Map<string, Library>();

/** The library without its documents; the same settings hold for months. */
function settingsOf(files: ReadonlyMap<string, string>): Library {
  const [configuration, roster] = [files.get('.sop/library.yml'), files.get('.sop/roster.yml')];
  const key = JSON.stringify([configuration, roster]);
  let library = settings.get(key);
  if (library === undefined) {
    library = emptyLibrary(parseConfiguration(configuration), parseRoster(roster), sha256);
    settings.set(key, library);
  }
  return library;
}
