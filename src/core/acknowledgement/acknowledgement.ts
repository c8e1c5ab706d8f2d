import { parseStrictYaml } from '../document/strictYaml.js';
import { quoteScalar } from '../templates/yamlQuoting.js';

/** Where acknowledgements lie: one file for each person and document, so that no two people write the same file. */
export const acknowledgementsFolder = '.sop/acknowledgements';

/** A person's word that they have read a document as it was. */
export interface Acknowledgement {
  /** git e-mail address of the person. */
  readonly by: string;
  /** Printed name, as the roster has it. */
  readonly name: string;
  /** Instant in UTC, with seconds. */
  readonly at: string;
  /** Fingerprint of what was read. */
  readonly content: string;
}

/** One file below `.sop/acknowledgements/`. */
export interface AcknowledgementFile {
  readonly path: string;
  /** Named by the folder. */
  readonly documentId: string;
  /** Named by the file. */
  readonly handle: string;
  /** Absent when the file cannot be used. */
  readonly acknowledgement?: Acknowledgement;
  /** Why it cannot. */
  readonly problem?: string;
}

const pathPattern = /^\.sop\/acknowledgements\/([^/]+)\/([^/]+)\.yml$/;
const safeName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const keys = ['by', 'name', 'at', 'content'] as const;

/** Whether a path lies among the acknowledgements, or is one of the folders above them. */
export function isAcknowledgementPath(path: string): boolean {
  return path === acknowledgementsFolder || path.startsWith(`${acknowledgementsFolder}/`);
}

/** The file of a person's acknowledgement; undefined when a name is none that every file system takes. */
export function acknowledgementPath(documentId: string, handle: string): string | undefined {
  return safeName.test(documentId) && safeName.test(handle)
    ? `${acknowledgementsFolder}/${documentId}/${handle}.yml`
    : undefined;
}

/** Reads one file; undefined for a path that is no acknowledgement's. */
export function parseAcknowledgement(path: string, text: string): AcknowledgementFile | undefined {
  const [, documentId, handle] = pathPattern.exec(path) ?? [];
  if (documentId === undefined || handle === undefined) {
    return undefined;
  }
  const file = { path, documentId, handle };
  const { value, problems } = parseStrictYaml(text);
  const [first] = problems;
  if (first !== undefined) {
    return { ...file, problem: first.message };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ...file, problem: `The file holds no mapping with ${keys.join(', ')}.` };
  }
  // What is no list is a mapping.
  const mapping = value as Readonly<Record<string, unknown>>;
  const [by, name, at, content] = keys.map((key) => mapping[key]);
  if (!isText(by) || !isText(name) || !isText(at) || !isText(content)) {
    return { ...file, problem: `The file needs the texts ${keys.join(', ')}.` };
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(at) || !/^c1:[0-9a-f]{64}$/.test(content)) {
    return { ...file, problem: 'The time or the fingerprint is not written as it must be.' };
  }
  return { ...file, acknowledgement: { by, name, at, content } };
}

/** The text of a person's file, the instant and the digest quoted so that every reader takes them for texts. */
export function formatAcknowledgement({ by, name, at, content }: Acknowledgement): string {
  return `by: ${quoteScalar(by)}\nname: ${quoteScalar(name)}\nat: "${at}"\ncontent: "${content}"\n`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
