import type { ProgramOutcome } from './gitRequest.js';

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

const utf8 = new TextDecoder('utf-8');

/** Bytes that git printed as text; what is no UTF-8 becomes the replacement character, which matches no name of ours. */
export function toText(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

/** What git printed, or undefined unless it ended well. */
export function outputOf(outcome: ProgramOutcome): string | undefined {
  return outcome.kind === 'ended' && outcome.exitCode === 0 ? toText(outcome.output) : undefined;
}
