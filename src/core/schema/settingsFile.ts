/** What reading `.sop/library.yml` and `.sop/roster.yml` has in common. */
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { locateInYaml } from '../document/locateInYaml.js';
import type { Problem } from '../document/problem.js';
import { parseStrictYaml } from '../document/strictYaml.js';
import { isList } from '../document/yamlValues.js';
import type { TextRange } from '../text/textRange.js';
import type { JsonSchema } from './jsonSchema.js';
import { type SchemaViolation, schemaViolations, type YamlPath } from './schemaCheck.js';

/** The parts of a settings file that can be used, and what is wrong with the rest. */
export interface SettingsReading {
  /**
   * Everything that follows the schema and the checks; undefined when nothing does.
   *
   * A list keeps its length: a refused entry is null in it, so that the other entries keep their places.
   */
  readonly value: YamlMapping | undefined;
  readonly problems: readonly Problem[];
}

/** What a settings file is checked against. */
export interface SettingsChecks {
  readonly schema: JsonSchema;
  /** First part of the codes of its problems: `configuration` or `roster`. */
  readonly area: string;
  /** What a schema cannot say, asked of the parts that follow it; `whole` is everything the file says. */
  readonly crossChecks: (value: YamlMapping, whole: YamlValue) => readonly SchemaViolation[];
}

/** Reads a settings file and leaves out what is wrong, so that one mistake costs one setting. An empty file is fine. */
export function readSettings(source: string, checks: SettingsChecks): SettingsReading {
  const { schema, area, crossChecks } = checks;
  const reading = parseStrictYaml(source);
  if (reading.value === undefined) {
    const problems = reading.problems.map((problem) => ({ ...problem, code: `${area}/yaml` }));
    return { value: undefined, problems };
  }
  const whole = reading.value ?? {};
  const inSchema = schemaViolations(whole, schema);
  const usable = asMapping(usablePartOf(whole, inSchema, schema));
  const acrossKeys = usable ? crossChecks(usable, whole) : [];
  return {
    value: usable && asMapping(withoutPaths(usable, acrossKeys)),
    problems: toProblems(source, [...inSchema, ...acrossKeys], area),
  };
}

/** What is left once refused values are gone, and with them whatever cannot do without them. */
function usablePartOf(
  whole: YamlValue,
  violations: readonly SchemaViolation[],
  schema: JsonSchema,
): YamlValue | undefined {
  const rest = withoutPaths(whole, violations);
  return rest === undefined || violations.length === 0
    ? rest
    : withoutPaths(rest, schemaViolations(rest, schema));
}

function withoutPaths(
  value: YamlValue,
  violations: readonly SchemaViolation[],
): YamlValue | undefined {
  if (violations.length === 0) {
    return value;
  }
  const refused = new Set(violations.map(({ path }) => JSON.stringify(path)));
  const copy = (part: YamlValue, path: YamlPath): YamlValue | undefined => {
    if (refused.has(JSON.stringify(path))) {
      return undefined;
    }
    if (typeof part !== 'object' || part === null) {
      return part;
    }
    if (isList(part)) {
      return part.map((entry, index) => copy(entry, [...path, index]) ?? null);
    }
    const kept = Object.entries(part)
      .map(([key, entry]) => [key, copy(entry, [...path, key])] as const)
      .filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(kept) as YamlMapping;
  };
  return copy(value, []);
}

function asMapping(value: YamlValue | undefined): YamlMapping | undefined {
  const isMapping = typeof value === 'object' && value !== null && !isList(value);
  return isMapping ? value : undefined;
}

/** Finding a place means reading the file again, so a file that is wrong all over is told of only so often. */
const mostProblems = 50;

function toProblems(
  source: string,
  violations: readonly SchemaViolation[],
  area: string,
): readonly Problem[] {
  const more = violations.length - mostProblems;
  const told = more > 0 ? violations.slice(0, mostProblems) : violations;
  const problems = told
    .map((violation) => toProblem(source, violation, area))
    .sort((a, b) => a.range.start - b.range.start);
  const message = `The file has ${more} more mistakes; mend these first.`;
  const rest: SchemaViolation = { path: [], at: 'value', message };
  return more > 0 ? [...problems, toProblem(source, rest, area)] : problems;
}

function toProblem(source: string, violation: SchemaViolation, area: string): Problem {
  const { path, at, message } = violation;
  return { code: `${area}/invalid`, message, range: rangeOf(source, path, at) };
}

/** The key or value in the file; of a value over many lines only the first, which is where one looks. */
function rangeOf(source: string, path: YamlPath, at: SchemaViolation['at']): TextRange {
  const place = path.length === 0 ? undefined : locateInYaml(source, path);
  const range = (at === 'key' ? place?.key : undefined) ??
    place?.value ?? { start: 0, end: source.length };
  const lineEnd = source.slice(range.start, range.end).search(/[\r\n]/);
  return lineEnd < 0 ? range : { start: range.start, end: range.start + lineEnd };
}
