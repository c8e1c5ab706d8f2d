import { mayEndName } from './secretHints.js';
import { findSecretTokens } from './secretTokens.js';
import type { TextRange } from './textRange.js';
import type { TextSurvey } from './textSurvey.js';

/** Something in a text that opens a door: a password, a key or a token. */
export interface Secret {
  /** What it is, in words: `a password`, `a GitHub token`. */
  readonly what: string;
  /** The secret itself, without what names it. */
  readonly range: TextRange;
}

/** What a survey of the text says is worth looking for. */
type SecretHints = Pick<TextSurvey, 'mayHoldToken' | 'mayNameSecret'>;

/** Secrets of one text that are told. */
const mostSecrets = 20;

/**
 * Passwords, keys and tokens typed into a text, in its order.
 *
 * Meant to be believed: tokens count by their form, and what follows `Password:` only when it looks made to be hard to guess.
 * References to a vault, placeholders and masked values are no secrets.
 */
export function findSecrets(
  text: string,
  { mayHoldToken, mayNameSecret }: SecretHints = { mayHoldToken: true, mayNameSecret: true },
): readonly Secret[] {
  const found: Secret[] = [];
  if (mayHoldToken) {
    for (const token of findSecretTokens(text)) {
      if (!isPlaceholder(token.text)) {
        found.push({ what: token.what, range: rangeOf(token.start, token.text) });
      }
    }
    addPasswordsOfAddresses(text, found);
  }
  if (mayNameSecret) {
    addNamedSecrets(text, found);
  }
  return found.length < 2 ? found : withoutOverlaps(found).slice(0, mostSecrets);
}

const credentials = /:\/\/[^\s/:@"'`<>()[\]{}]{1,64}:([^\s/:@"'`<>()]{3,100})@(?=[\w[])/g;

/** `https://dana:secret@host`. */
function addPasswordsOfAddresses(text: string, found: Secret[]): void {
  for (const { 0: whole, 1: password = '', index } of text.matchAll(credentials)) {
    if (isHardToGuess(password) && !isPlaceholder(password)) {
      const start = index + whole.length - password.length - 1;
      found.push({ what: 'a password', range: rangeOf(start, password) });
    }
  }
}

/** What stands between a name and its value, in prose, a table or settings. */
const separators = [':', '=', '|', 'is '] as const;
const name =
  /(?<![A-Za-z0-9])(?:(pass(?:word|phrase|code|wd)|pwd|kennwort|passwort|mot de passe)|psk|pre-?shared[ -]key|wi-?fi[ -]key|(?:client|shared|app|api)[ _-]?secret|(?:api|access|secret|auth|bearer|account|private)[ _-]?(?:key|token)|community[ -]string)[ \t"'`*_]*$/i;
const value = /[ \t"'`*_>]*([^\s"'`|<>]{6,120})/y;
const longestName = 40;

/** `Password: `, `| WiFi key | `, `api_key = `, `The password is `. */
function addNamedSecrets(text: string, found: Secret[]): void {
  for (const separator of separators) {
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
      const isWord = separator.length > 1;
      if ((isWord && text.charCodeAt(at - 1) !== 32) || !mayEndName(text, at)) {
        continue;
      }
      const match = name.exec(text.slice(Math.max(0, at - longestName), at));
      value.lastIndex = at + separator.length;
      const written = match === null ? undefined : value.exec(text)?.[1];
      const secret = written?.replace(/[.,;:?)\]*_]+$/, '') ?? '';
      const isCut = written !== undefined && /(?:\.{3}|…)[.,;:?)\]*_]*$/.test(written);
      if (isHardToGuess(secret) && !isPlaceholder(secret) && !isCut && !isInvitation(text, at)) {
        const start = value.lastIndex - (written?.length ?? 0);
        const what = match?.[1] === undefined ? 'a key' : 'a password';
        found.push({ what, range: rangeOf(start, secret) });
      }
    }
  }
}

/** Whether the `=` at `at` stands in the address of a meeting, which carries its passcode to be passed on. */
function isInvitation(text: string, at: number): boolean {
  return /zoom\.(?:us|com|gov)\/[^\s"'<>]{1,80}[?&]pwd$/i.test(
    text.slice(Math.max(0, at - 100), at),
  );
}

function rangeOf(start: number, text: string): TextRange {
  return { start, end: start + text.length };
}

/** Letters and digits, long enough, and nothing that words, files, addresses, dates or code look like. */
function isHardToGuess(text: string): boolean {
  const looksLikeReference =
    /^(?:[a-z][a-z0-9+.-]*:\/\/|\/|\.{1,2}\/|~\/|[$%@#&({[]|\\)/i.test(text) ||
    /^[\w.-]+\.(?:md|ya?ml|json|txt|pem|key|env|html?|com|org|net|io|gov)\b/i.test(text) ||
    /^[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+$/.test(text) ||
    /^\d{1,4}(?:[-/.:]\d{1,4}){1,3}$/.test(text) ||
    /\w\(|\(\)|=>|\[\d*\]|\.\w+\./.test(text);
  return text.length >= 6 && /\d/.test(text) && /[A-Za-z]/.test(text) && !looksLikeReference;
}

/** What stands for a secret: masks, variables, words such as `example`, and names of vaults. */
function isPlaceholder(text: string): boolean {
  return (
    /[*•xX.…#_-]{4,}/.test(text.replace(/^-----.*-----$/s, '')) ||
    /\$\{|\{\{|\$\(|%\w+%/.test(text) ||
    /example|sample|placeholder|redacted|changeme|dummy|foobar|your|vault|keepass|1password|bitwarden|lastpass|hudu|itglue|passw|secret|abc123|abcdef|123456|0000/i.test(
      text,
    )
  );
}

function withoutOverlaps(found: readonly Secret[]): readonly Secret[] {
  let end = -1;
  return [...found]
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => {
      const isFree = range.start >= end;
      end = Math.max(end, range.end);
      return isFree;
    });
}
