import { toDisplayLine } from '../../core/text/displayLine.js';

/** What a terminal may be given of a text from outside: one line, with nothing that the terminal obeys. */
export const toDisplayText = toDisplayLine;
