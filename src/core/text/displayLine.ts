// Sequences a terminal takes as commands: CSI, strings such as OSC with their end, and two-character escapes.
const escapeSequence =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]P^_X]|[\x9d\x90\x9e\x9f\x98])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]?/g;

// Joiners (U+200C, U+200D) stay: scripts and emoji need them, and they move nothing.
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/**
 * `text` on one line and without anything that a terminal or browser obeys or a reader cannot see: escape sequences, control characters, direction overrides, half surrogate pairs.
 */
export function toDisplayLine(text: string): string {
  return text
    .replace(escapeSequence, '')
    .replace(/[^\S\ufeff]+/g, ' ')
    .replace(invisible, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}
