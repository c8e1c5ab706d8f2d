import { nearestWord } from './nearestWord.js';

/** More in one sentence is read by nobody. */
const mostNamed = 20;

/** Says which was meant by a name that nothing has, or which there are: `No kind is named sopp; did you mean sop?` */
export function unknownName(noun: string, asked: string, known: readonly string[]): string {
  const near = nearestWord(asked.replace(/^@/, ''), known);
  const others = near === undefined ? thereAre(known) : `did you mean ${near}?`;
  return `No ${noun} is named ${asked}; ${others}`;
}

function thereAre(known: readonly string[]): string {
  if (known.length === 0) return 'there is none.';
  const rest = known.length - mostNamed;
  const named = known.slice(0, mostNamed).join(', ');
  return `there are ${named}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
