import type { TextRange } from './textRange.js';

/** Tokens that providers give out: they begin with a mark of their own, so that nothing else looks like them. */
interface TokenForm {
  /** In words: `a GitHub token`. */
  readonly what: string;
  readonly pattern: RegExp;
}

const forms: readonly TokenForm[] = [
  { what: 'an AWS access key', pattern: /(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/ },
  { what: 'a GitHub token', pattern: /gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{60,255}/ },
  { what: 'a GitLab token', pattern: /gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent)-[\w-]{20,}/ },
  { what: 'a Slack token', pattern: /xox[abeoprs]-(?:\d+-)+[A-Za-z0-9-]{10,}/ },
  {
    what: 'a webhook address',
    pattern:
      /hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{20,}|webhook\.office\.com\/webhookb2\/[\w@-]{36,}\/\S{36,}/,
  },
  { what: 'a Google API key', pattern: /AIza[\w-]{35}/ },
  { what: 'a Stripe key', pattern: /[rs]k_live_[A-Za-z0-9]{20,}/ },
  { what: 'a SendGrid key', pattern: /SG\.[\w-]{22}\.[\w-]{43}/ },
  { what: 'an npm token', pattern: /npm_[A-Za-z0-9]{36}/ },
  { what: 'an API key', pattern: /sk-(?:ant-|proj-)[\w-]{32,}/ },
  { what: 'a Shopify token', pattern: /shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/ },
  { what: 'an Azure storage key', pattern: /AccountKey=[A-Za-z0-9+/]{86}==/ },
  { what: 'a signed web token', pattern: /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/ },
  {
    what: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z]+ ){0,2}PRIVATE KEY(?: BLOCK)?-----(?=\s*(?:[A-Za-z0-9+/=]{16}|Proc-Type))/,
  },
];

/** Part of every token but private keys, which have words of their own. */
const hint =
  /KIA|SIA|Iza|ccountKey=|h[pousr]_|_pat_|l(?:pat|ptt|dt|rt|cbt|ft|soat|agent)-|ox[a-s]-|hooks\.sl|hook\.off|k_live_|SG\.|npm_|sk-(?:ant|proj)-|hp(?:at|ca|pa|ss)_|\.eyJ/;
/** Every token has as many letters, digits and `+/=_-` in a row, which prose hardly has. */
const shortestRun = 16;
const runCharacters = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-') {
  runCharacters[character.charCodeAt(0)] = 1;
}

/** Neither the rest of a longer word nor a piece of an address: links in mails carry signed texts that open nothing. */
const anyForm = new RegExp(
  `(?<![A-Za-z0-9_])(?:${forms.map(({ pattern }) => pattern.source).join('|')})`,
  'g',
);

export interface SecretToken {
  readonly what: string;
  readonly start: number;
  readonly text: string;
}

/** The providers' tokens in a text, in order. */
export function* findSecretTokens(text: string): Generator<SecretToken> {
  if (!mayHoldToken(text)) {
    return;
  }
  for (const { 0: found, index } of text.matchAll(anyForm)) {
    const isInAddress = found.startsWith('eyJ') && /[/=]$/.test(text.slice(0, index).slice(-1));
    const form = forms.find(({ pattern }) => pattern.test(found)) ?? forms.at(-1);
    if (form !== undefined && !isInAddress) {
      yield { what: form.what, start: index, text: found };
    }
  }
}

/** Whether a word is long enough for a token and has a part of one; looks at one character of sixteen. */
function mayHoldToken(text: string): boolean {
  if (text.includes('PRIVATE KEY')) {
    return true;
  }
  for (let at = shortestRun - 1; at < text.length; at += shortestRun) {
    if (!isRun(text.charCodeAt(at))) {
      continue;
    }
    let start = at;
    while (start > 0 && isRun(text.charCodeAt(start - 1))) {
      start--;
    }
    let end = at + 1;
    while (end < text.length && isRun(text.charCodeAt(end))) {
      end++;
    }
    if (end - start >= shortestRun) {
      const word = wordAround(text, start, end);
      if (hint.test(text.slice(word.start, word.end))) {
        return true;
      }
      at = end;
    }
  }
  return false;
}

function isRun(code: number): boolean {
  return code < 128 && runCharacters[code] === 1;
}

/** A run with what stands next to it without a blank. */
function wordAround(text: string, start: number, end: number): TextRange {
  let first = start;
  let last = end;
  while (first > 0 && text.charCodeAt(first - 1) > 32) {
    first--;
  }
  while (last < text.length && text.charCodeAt(last) > 32) {
    last++;
  }
  return { start: first, end: last };
}
