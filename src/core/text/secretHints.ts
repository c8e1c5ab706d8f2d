/*
 * Quick looks at one place of a text that may be part of a secret. They let pass whatever
 * `findSecrets` could find, and little else.
 */

/** Last words of the names that passwords and keys are given. */
const lastWords: ReadonlySet<string> = new Set(
  'password passphrase passcode passwd pwd kennwort passwort passe psk key secret token string'.split(
    ' ',
  ),
);
/** Their last three letters in one number: nearly all places are ruled out by these. */
const lastLetters: ReadonlySet<number> = new Set(
  [...lastWords].map((word) => lettersBefore(word, word.length)),
);
const shortestWord = 3;
const longestWord = 12;
/** Letters, digits and `_` behind the prefix of a token that ends with `_`, at least; with `-`, that may be among them. */
const shortestToken = 20;
const shortestDashed = 10;
/** What the dash of a provider's prefix follows. */
const dashedPrefix = /(?:gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent)|xox[a-s]|sk-ant|sk-proj)$/;
/** Letters before the dash of a token, at least, and dashes before the last of the line that begins a private key. */
const shortestPrefix = 4;
const longestAddress = 200;

/** Whether a word that ends a name stands before the `:`, `=`, `|` or ` is ` at `at`. */
export function mayEndName(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && at - end < 6 && isMark(text.charCodeAt(end - 1))) {
    end--;
  }
  if (end < shortestWord || !lastLetters.has(lettersBefore(text, end))) {
    return false;
  }
  let start = end;
  while (start > 0 && end - start < longestWord && isLetter(text.charCodeAt(start - 1))) {
    start--;
  }
  const word = text.slice(start, end).toLowerCase();
  return lastWords.has(word) || /(?:secret|token|key)$/.test(word);
}

/** Whether the character at `at` may be a part of a token or of an address with a password. */
export function mayBelongToToken(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case 45:
      return mayBeDashed(text, at);
    case 46:
      return mayBeDotted(text, at);
    case 64:
      return mayHavePassword(text, at);
    case 65:
      return mayBePlain(text, at);
    case 95:
      return isTokenBehind(text, at);
    default:
      return false;
  }
}

/** Last letters of passwords' names, or marks behind them; written so that engines skip what cannot be it. */
const tellsSomething = /[DEGKNTYdegknty\t "'*_`] is /g;

/** Whether a sentence gives a password: `The password is ...`. */
export function mayTellSecret(text: string): boolean {
  tellsSomething.lastIndex = 0;
  while (tellsSomething.test(text)) {
    const blank = tellsSomething.lastIndex - 1;
    if (mayEndName(text, blank - 2)) {
      return true;
    }
  }
  return false;
}

/** `glpat-...`, `xoxb-...`, `sk-ant-...`, and the line that begins a private key. */
function mayBeDashed(text: string, at: number): boolean {
  if (at < shortestPrefix) {
    return false;
  }
  const before = text.charCodeAt(at - 1);
  if (before === 45) {
    return text.startsWith('-----BEGIN ', at - 4);
  }
  const isLast = before === 116 || before === 106 || text.charCodeAt(at - 2) === 120;
  return (
    isLast && isTokenBehind(text, at) && dashedPrefix.test(text.slice(Math.max(0, at - 8), at))
  );
}

/** A signed web token, a SendGrid key, the hosts of web hooks. */
function mayBeDotted(text: string, at: number): boolean {
  if (at < 2 || at + 1 === text.length) {
    return false;
  }
  switch (text.charCodeAt(at - 1)) {
    case 71:
      return text.charCodeAt(at - 2) === 83;
    case 107:
      return text.startsWith('webhook', at - 7);
    case 115:
      return text.startsWith('hooks', at - 5);
    default:
      return text.charCodeAt(at + 1) === 101 && text.startsWith('eyJ', at + 1);
  }
}

/** A token that nothing but letters and digits tells of, or an Azure key. */
function mayBePlain(text: string, at: number): boolean {
  if (at + 1 === text.length) {
    return false;
  }
  switch (text.charCodeAt(at + 1)) {
    case 73:
      return text.startsWith('Iza', at + 1);
    case 75:
      return text.startsWith('KIA', at + 1);
    case 83:
      return text.startsWith('SIA', at + 1);
    case 99:
      return text.startsWith('ccountKey=', at + 1);
    default:
      return false;
  }
}

function isTokenBehind(text: string, at: number): boolean {
  const isDashed = text.charCodeAt(at) === 45;
  const last = at + (isDashed ? shortestDashed : shortestToken);
  if (last >= text.length) {
    return false;
  }
  for (let next = at + 1; next <= last; next++) {
    const code = text.charCodeAt(next);
    const isDigit = code >= 48 && code <= 57;
    if (!isDigit && !isLetter(code) && code !== 95 && !(isDashed && code === 45)) {
      return false;
    }
  }
  return true;
}

/** `://name:password@`. */
function mayHavePassword(text: string, at: number): boolean {
  let hasColon = false;
  for (let before = at - 1; before >= at - longestAddress && before >= 0; before--) {
    const code = text.charCodeAt(before);
    if (code <= 32) {
      return false;
    }
    if (code === 58) {
      if (text.startsWith('//', before + 1)) {
        return hasColon;
      }
      hasColon = true;
    }
  }
  return false;
}

/** The three letters before `end`, without regard to case, as one number. */
function lettersBefore(text: string, end: number): number {
  const one = text.charCodeAt(end - 3) | 32;
  const two = text.charCodeAt(end - 2) | 32;
  return (one << 14) | (two << 7) | (text.charCodeAt(end - 1) | 32);
}

/** Blanks, quotes and emphasis, which may stand between a name and its separator. */
function isMark(code: number): boolean {
  switch (code) {
    case 9:
    case 32:
    case 34:
    case 39:
    case 42:
    case 95:
    case 96:
      return true;
    default:
      return false;
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
