/** The `gates` of a document's frontmatter, read into data with every mistake named. */
import type { YamlValue } from '../document/frontmatter.js';
import { isList, isMapping } from '../document/yamlValues.js';

/** A named point a document passes when its items are settled and its signers have signed. */
export interface GateDefinition {
  readonly id: string;
  readonly title: string;
  /** Which items it looks at; without either list it looks at all of them. */
  readonly items: ItemSelection;
  /** Gates that must have passed before. */
  readonly after: readonly GateReference[];
  /** Who signs; a gate without it passes by its items alone. */
  readonly sign?: SigningRequirement;
  /** What the signer states by signing; copied into the record. */
  readonly meaning?: string;
  /** How many lessons its project must have, unless "none" is recorded with a reason. */
  readonly lessonsNeeded: number;
  /** Frontmatter keys that may be set only once the gate has passed. */
  readonly blocks: readonly string[];
}

export interface ItemSelection {
  readonly roles?: readonly string[];
  readonly sections?: readonly string[];
}

/** `approval` names a gate of the same document, `TPL-SOW-BOM#approval` the gate of the same project's run of that template. */
export interface GateReference {
  readonly template?: string;
  readonly gate: string;
}

export interface SigningRequirement {
  readonly role: string;
  /** How many different people must sign. */
  readonly count: number;
  /** Undefined: required exactly when the signing role is not the document's owner. */
  readonly independent?: boolean;
}

/** A mistake in a frontmatter value: where in it, and what is wrong. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface ParsedGates {
  readonly gates: readonly GateDefinition[];
  readonly problems: readonly FieldProblem[];
}

type Report = (path: readonly (string | number)[], message: string) => void;
type Mapping = { readonly [key: string]: YamlValue };

const gateKeys = ['id', 'title', 'items', 'after', 'sign', 'meaning', 'needs', 'blocks'];

/**
 * Reads the value of `gates`. A gate with a mistake is left out and reported, so that nothing passes a gate nobody can read:
 * callers treat a document with gate problems as blocked.
 */
export function parseGates(value: YamlValue | undefined): ParsedGates {
  const gates: GateDefinition[] = [];
  const problems: FieldProblem[] = [];
  const report: Report = (path, message) => problems.push({ path: ['gates', ...path], message });
  if (value === undefined || value === null) {
    return { gates, problems };
  }
  if (!isList(value)) {
    report([], '"gates" must be a list of gates.');
    return { gates, problems };
  }
  value.forEach((entry, index) => {
    const before = problems.length;
    const gate = parseGate(entry, (path, message) => {
      report([index, ...path], message);
    });
    if (gate && gates.some((other) => other.id === gate.id)) {
      report([index, 'id'], `Two gates have the id "${gate.id}".`);
    } else if (gate && problems.length === before) {
      gates.push(gate);
    }
  });
  return { gates, problems };
}

function parseGate(entry: YamlValue, report: Report): GateDefinition | undefined {
  if (!isMapping(entry)) {
    report([], 'A gate must be a mapping with at least an "id".');
    return undefined;
  }
  for (const key of Object.keys(entry)) {
    if (!gateKeys.includes(key)) {
      report([key], `A gate has no key "${key}"; it has ${gateKeys.join(', ')}.`);
    }
  }
  const id = text(entry, 'id', report);
  if (id === undefined || !/^[a-z0-9][a-z0-9-]*$/.test(id)) {
    report(['id'], 'A gate needs an "id" of lower-case letters, digits and dashes.');
    return undefined;
  }
  const sign = parseSigning(entry['sign'], report);
  const meaning = text(entry, 'meaning', report);
  return {
    id,
    title: text(entry, 'title', report) ?? id,
    items: parseSelection(entry['items'], report),
    after: texts(entry['after'], ['after'], report).map(toReference),
    ...(sign ? { sign } : {}),
    ...(meaning === undefined ? {} : { meaning }),
    lessonsNeeded: parseLessonsNeeded(entry['needs'], report),
    blocks: texts(entry['blocks'], ['blocks'], report),
  };
}

function parseSelection(value: YamlValue | undefined, report: Report): ItemSelection {
  if (value === undefined) {
    return {};
  }
  if (
    !isMapping(value) ||
    Object.keys(value).some((key) => key !== 'roles' && key !== 'sections')
  ) {
    report(['items'], '"items" must be a mapping with "roles" or "sections".');
    return {};
  }
  const selection: { roles?: readonly string[]; sections?: readonly string[] } = {};
  for (const key of ['roles', 'sections'] as const) {
    if (value[key] !== undefined) {
      selection[key] = texts(value[key], ['items', key], report);
      if (selection[key].length === 0) {
        report(['items', key], `"${key}" is empty, so the gate would look at no item.`);
      }
    }
  }
  return selection;
}

function parseSigning(
  value: YamlValue | undefined,
  report: Report,
): SigningRequirement | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!isMapping(value) || typeof value['role'] !== 'string' || value['role'] === '') {
    report(['sign'], '"sign" must be a mapping with the "role" that signs.');
    return undefined;
  }
  const { role, count = 1, independent, ...others } = value;
  for (const key of Object.keys(others)) {
    report(['sign', key], `"sign" has no key "${key}"; it has role, count, independent.`);
  }
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 20) {
    report(['sign', 'count'], '"count" must be a whole number from 1 to 20.');
    return undefined;
  }
  if (independent !== undefined && typeof independent !== 'boolean') {
    report(['sign', 'independent'], '"independent" must be true or false.');
    return undefined;
  }
  return { role, count, ...(independent === undefined ? {} : { independent }) };
}

function parseLessonsNeeded(value: YamlValue | undefined, report: Report): number {
  if (value === undefined) {
    return 0;
  }
  const lessons = isMapping(value) ? value['lessons'] : undefined;
  if (
    typeof lessons !== 'number' ||
    !Number.isInteger(lessons) ||
    lessons < 0 ||
    Object.keys(value ?? {}).length !== 1
  ) {
    report(['needs'], '"needs" must be a mapping such as { lessons: 1 }.');
    return 0;
  }
  return lessons;
}

function toReference(name: string): GateReference {
  const hash = name.indexOf('#');
  return hash < 0 ? { gate: name } : { template: name.slice(0, hash), gate: name.slice(hash + 1) };
}

function text(entry: Mapping, key: string, report: Report): string | undefined {
  const value = entry[key];
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || value.trim() === '') {
    report([key], `"${key}" must be a text.`);
    return undefined;
  }
  return value;
}

function texts(
  value: YamlValue | undefined,
  path: readonly (string | number)[],
  report: Report,
): readonly string[] {
  if (value === undefined) {
    return [];
  }
  const list = typeof value === 'string' ? [value] : value;
  if (!isList(list)) {
    report(path, `"${path.join('.')}" must be a list of texts.`);
    return [];
  }
  return list.flatMap((entry, index) => {
    if (typeof entry === 'string' && entry !== '') {
      return [entry];
    }
    report([...path, index], `"${path.join('.')}" must hold texts only.`);
    return [];
  });
}
