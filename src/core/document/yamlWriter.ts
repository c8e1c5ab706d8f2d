import type { YamlMapping, YamlValue } from './frontmatter.js';
import { resolvePlainScalar } from './plainScalar.js';
import { isMapping, isList } from './yamlValues.js';

export type QuoteStyle = 'plain' | 'single' | 'double';

const plainStart = /^[A-Za-z0-9_/(\u00A1-\uD7FF]/;
/** Texts that YAML 1.1 readers take for booleans, and whatever has a colon (instants, digests), are quoted. */
const notPlain =
  /^(?:y|n|yes|no|on|off)$|:| #|\s$|[\u0000-\u001F\u007F-\u00A0\u2028\u2029\uFEFF\uD800-\uDFFF]/i;
/** Keys such as `on` are written as everybody types them; nothing that reads documents takes them for booleans. */
const unquotedKey = /^(?:on|off)$/;
const notInFlow = /[,[\]{}]|^\?/;
const control = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uD800-\uDFFF]/;
const controls = new RegExp(control.source, 'g');

/** A value on the line of its key: scalars, and collections in brackets. */
export function writeInline(value: YamlValue, style: QuoteStyle = 'plain', inFlow = false): string {
  if (typeof value === 'string') {
    return writeText(value, style, inFlow);
  }
  if (isList(value)) {
    return `[${value.map((item) => writeInline(item, 'plain', true)).join(', ')}]`;
  }
  if (isMapping(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${writeText(key, 'plain', true)}: ${writeInline(item, 'plain', true)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return writeScalar(value);
}

/** The lines of a list or mapping in block style, each indented by `indent`. */
export function writeBlock(value: YamlValue, indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  return blockLines(value).map((line) => (line === '' ? line : pad + line));
}

/** Whether the value is written on lines of its own. */
export function isBlockValue(value: YamlValue): boolean {
  return isList(value) ? value.length > 0 : isMapping(value) && Object.keys(value).length > 0;
}

function blockLines(value: YamlValue): string[] {
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = '', ...rest] = isBlockValue(item) ? blockLines(item) : [writeInline(item)];
      return [`- ${first}`, ...rest.map((line) => (line === '' ? line : `  ${line}`))];
    });
  }
  return isMapping(value) ? mappingLines(value) : [writeInline(value)];
}

function mappingLines(mapping: YamlMapping): string[] {
  return Object.entries(mapping).flatMap(([key, value]) => {
    const name = unquotedKey.test(key) ? key : writeText(key, 'plain', false);
    if (isBlockValue(value)) {
      return [`${name}:`, ...writeBlock(value, 2)];
    }
    if (typeof value === 'string' && isLiteralText(value)) {
      return [
        `${name}: |`,
        ...value
          .slice(0, -1)
          .split('\n')
          .map((line) => (line === '' ? '' : `  ${line}`)),
      ];
    }
    return [`${name}: ${writeInline(value)}`];
  });
}

/** Several lines, as a signature has them, that a block scalar carries unchanged. */
function isLiteralText(text: string): boolean {
  return (
    /^[^\s\u0000-\u001F][^\r\t\u0000-\u0009\u000B-\u001F\u007F-\u009F]*[^\s]\n$/.test(text) &&
    text.slice(0, -1).includes('\n') &&
    !/[ ]\n/.test(text)
  );
}

function writeScalar(value: null | boolean | number): string {
  if (typeof value !== 'number') {
    return String(value);
  }
  if (Number.isNaN(value)) {
    return '.nan';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '.inf' : '-.inf';
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function writeText(text: string, style: QuoteStyle, inFlow: boolean): string {
  if (style === 'single' && !control.test(text)) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  return style === 'plain' && isPlain(text, inFlow) ? text : doubleQuoted(text);
}

function isPlain(text: string, inFlow: boolean): boolean {
  return (
    plainStart.test(text) &&
    !notPlain.test(text) &&
    !(inFlow && notInFlow.test(text)) &&
    resolvePlainScalar(text) === text
  );
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(controls, (character) => {
    const code = character.charCodeAt(0);
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
