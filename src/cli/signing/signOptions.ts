import type { SignOffRequest } from '../../core/gate/planSignOff.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { Decision } from '../../core/signoff/signOffRecord.js';

/** Options of `sop sign` as they were written. */
export interface SignOptions {
  readonly gate?: string;
  readonly return?: boolean;
  readonly revoke?: boolean;
  readonly override?: boolean;
  readonly note?: string;
  readonly items?: readonly string[];
  readonly until?: CivilDate;
  readonly as?: string;
  readonly key?: string;
  readonly commit?: boolean;
  readonly yes?: boolean;
  readonly format: 'text' | 'json';
}

/** What the options ask for, or in words why they contradict each other. */
export function toSignOffRequest(
  options: SignOptions,
  gate: string,
): { readonly request: SignOffRequest } | { readonly problem: string } {
  const decision = decisionOf(options);
  if (options.items !== undefined && decision !== 'returned') {
    return { problem: '--items names what a return wants mended; it goes with --return.' };
  }
  if (options.items?.length === 0) {
    return { problem: '--items names no item; leave it out where the whole document comes back.' };
  }
  if (options.until !== undefined && decision !== 'overridden') {
    return { problem: '--until is the last day of an override; it goes with --override.' };
  }
  return {
    request: {
      gate,
      decision,
      ...(options.as === undefined ? {} : { role: options.as }),
      ...(options.note === undefined ? {} : { note: options.note }),
      ...(options.items === undefined ? {} : { items: options.items }),
      ...(options.until === undefined ? {} : { until: options.until }),
    },
  };
}

function decisionOf(options: SignOptions): Decision {
  if (options.return) {
    return 'returned';
  }
  if (options.revoke) {
    return 'revoked';
  }
  return options.override ? 'overridden' : 'accepted';
}

/** `A, B` as the keys it lists. */
export function parseItemsOption(text: string): readonly string[] {
  return text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}
