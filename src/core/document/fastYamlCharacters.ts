const space = 32;
const dash = 45;

/** Line endings, tabs and other control characters; also the end of the text, whose code is NaN. */
export function isControl(code: number): boolean {
  return !(code >= space) || code === 127;
}

/** Whether an unquoted scalar may begin at `at`: letters, digits and what never has a meaning of its own. */
export function startsPlain(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code === dash) {
    const next = source.charCodeAt(at + 1);
    return next > space && next !== dash;
  }
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
  const isDigit = code >= 48 && code <= 57;
  return isLetter || isDigit || isPlainMark(code);
}

/** `$ ( + . / ; < = \ ^ _ ~`, and all letters beyond ASCII. */
function isPlainMark(code: number): boolean {
  switch (code) {
    case 36:
    case 40:
    case 43:
    case 46:
    case 47:
    case 59:
    case 60:
    case 61:
    case 92:
    case 94:
    case 95:
    case 126:
      return true;
    default:
      return code > 160 && code !== 0xfeff;
  }
}
