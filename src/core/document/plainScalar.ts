const integer = /^[-+]?[0-9]+$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;

/** What an unquoted YAML 1.2 core scalar means: null, a boolean, a number or, most often, itself. */
export function resolvePlainScalar(text: string): null | boolean | number | string {
  switch (text.charCodeAt(0)) {
    case 126: // ~
      return text === '~' ? null : text;
    case 110: // n
    case 78: // N
      return text === 'null' || text === 'Null' || text === 'NULL' ? null : text;
    case 116: // t
    case 84: // T
      return text === 'true' || text === 'True' || text === 'TRUE' ? true : text;
    case 102: // f
    case 70: // F
      return text === 'false' || text === 'False' || text === 'FALSE' ? false : text;
    case 43: // +
    case 45: // -
    case 46: // .
    case 48:
    case 49:
    case 50:
    case 51:
    case 52:
    case 53:
    case 54:
    case 55:
    case 56:
    case 57:
      return resolveNumber(text);
    default:
      return text === '' ? null : text;
  }
}

function resolveNumber(text: string): number | string {
  if (integer.test(text) || float.test(text)) {
    return Number(text);
  }
  if (octal.test(text) || hexadecimal.test(text)) {
    return Number(text);
  }
  if (infinite.test(text)) {
    return text.startsWith('-') ? -Infinity : Infinity;
  }
  return notANumber.test(text) ? NaN : text;
}
