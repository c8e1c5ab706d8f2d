import { bareRecord } from './bareRecord.js';
import { ownText } from '../text/ownText.js';
import type { Frontmatter, YamlMapping, YamlValue } from './frontmatter.js';
import type { Problem } from './problem.js';
import { splitFrontmatter } from './splitFrontmatter.js';
import { parseStrictYaml } from './strictYaml.js';
import { frontmatterLimits } from './yamlLimits.js';
import { isMapping } from './yamlValues.js';

export interface FrontmatterReading {
  readonly frontmatter: Frontmatter;
  readonly problems: readonly Problem[];
}

const nowhere = { start: 0, end: 0 };
const noData: YamlMapping = Object.freeze(bareRecord<YamlValue>());
const noBlock: Frontmatter = {
  status: 'none',
  block: nowhere,
  yaml: nowhere,
  source: '',
  data: noData,
};

/** Reads the frontmatter of a text without its byte order mark; `parse` is how its YAML is read. */
export function readFrontmatter(
  text: string,
  parse: typeof parseStrictYaml = parseStrictYaml,
): FrontmatterReading {
  const { block, yaml, unclosed, problems } = splitFrontmatter(text);
  if (block === undefined || yaml === undefined) {
    const frontmatter: Frontmatter = unclosed ? { ...noBlock, status: 'invalid' } : noBlock;
    return { frontmatter, problems };
  }
  const source = ownText(text.slice(yaml.start, yaml.end));
  const reading = parse(source, frontmatterLimits);
  const place = { block, yaml, source };
  if (reading.problems.length > 0) {
    const moved = reading.problems.map((problem) => toDocument(problem, yaml.start));
    return { frontmatter: { status: 'invalid', ...place, data: noData }, problems: moved };
  }
  if (reading.value === null || reading.value === undefined) {
    return { frontmatter: { status: 'ok', ...place, data: noData }, problems: [] };
  }
  if (!isMapping(reading.value)) {
    return {
      frontmatter: { status: 'invalid', ...place, data: noData },
      problems: [
        {
          code: 'frontmatter/not-a-mapping',
          message: 'The frontmatter holds no keys; expected lines of the form "key: value".',
          range: { start: 0, end: 3 },
        },
      ],
    };
  }
  return { frontmatter: { status: 'ok', ...place, data: reading.value }, problems: [] };
}

function toDocument({ code, message, range }: Problem, offset: number): Problem {
  return {
    code: code.replace(/^yaml\//, 'frontmatter/'),
    message,
    range: { start: range.start + offset, end: range.end + offset },
  };
}
