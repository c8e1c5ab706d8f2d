/** Reads as the same string without quotes wherever a scalar may stand; dates are strings in our YAML. */
const safePlain =
  /^(?:[A-Za-z][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+(&-][A-Za-z0-9_./@+)&-]*)*|\d{4}-\d{2}-\d{2})$/;
const readsAsOtherType = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** `value` as a YAML scalar: plain where that is safe, otherwise in double quotes. */
export function quoteScalar(value: string): string {
  return safePlain.test(value) && !readsAsOtherType.test(value)
    ? value
    : `"${escapeInQuotes(value, '"')}"`;
}

/** `value` for a place inside a scalar that is quoted with `quote`. */
export function escapeInQuotes(value: string, quote: '"' | "'"): string {
  if (quote === "'") {
    return value.replace(controls, ' ').replaceAll("'", "''");
  }
  return value
    .replace(/["\\]/g, '\\$&')
    .replace(
      controls,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;
