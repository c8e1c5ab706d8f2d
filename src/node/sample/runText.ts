/** Edits of a run's text as a person would make them: on the line of the item, and below it. */

/** `text` with the item ticked, and what proves it written below it. */
export function tick(text: string, key: string, details: readonly string[] = []): string {
  const found = itemLine(text, key);
  const ticked = found.line.replace('[ ]', '[x]');
  return replaceLine(text, found, [ticked, ...details.flatMap((detail) => ['', `  ${detail}`])]);
}

/** `text` with a line written below the item. */
export function addBelow(text: string, key: string, line: string): string {
  const found = itemLine(text, key);
  return replaceLine(text, found, [found.line, '', `  ${line}`]);
}

/** `text` with the item marked as not applicable. */
export function setNotApplicable(text: string, key: string, reason: string): string {
  const found = itemLine(text, key);
  return replaceLine(text, found, [`${found.line} (n/a: ${reason})`]);
}

/** `text` with the NOC's verification below the item ticked. */
export function verify(text: string, key: string): string {
  const { end } = itemLine(text, key);
  const box = text.slice(end).search(/^ {2}- \[ \] @noc/m);
  return `${text.slice(0, end + box)}${text.slice(end + box).replace('[ ]', '[x]')}`;
}

/** `text` with the values of the meeting below the item filled in. */
export function fillMeeting(
  text: string,
  { date, attendees }: Record<'date' | 'attendees', string>,
) {
  return text
    .replace(/^ {2}Date:[ \t]*$/m, `  Date: ${date}`)
    .replace(/^ {2}Attendees:[ \t]*$/m, `  Attendees: ${attendees}`);
}

/** `text` with a top-level frontmatter key set; a new key goes to the end of the block, before the sign-offs. */
export function setField(text: string, key: string, value: string): string {
  const line = new RegExp(`^${key}:.*$`, 'm');
  const end = text.indexOf('\n---', 3);
  const block = text.slice(0, end);
  const signOffs = block.search(/^sign_offs:/m);
  const place = signOffs < 0 ? block.length : signOffs - 1;
  const edited = line.test(block)
    ? block.replace(line, () => `${key}: ${value}`.replace(': \n', ':\n'))
    : `${block.slice(0, place)}\n${key}: ${value}${block.slice(place)}`;
  return edited + text.slice(end);
}

/** The keys of a run's items in their order, with whether the NOC verifies them and whose they are. */
export interface RunItem {
  readonly key: string;
  readonly role: string | undefined;
  readonly verified: boolean;
}

export function itemsOf(text: string): readonly RunItem[] {
  const items: RunItem[] = [];
  for (const match of text.matchAll(
    /^(?:- \[[ x]\] ([A-Z]+-\d+): (?:@([a-z-]+))?| {2}- \[[ x]\] @noc)/gm,
  )) {
    const [, key, role] = match;
    const last = items.at(-1);
    if (key !== undefined) {
      items.push({ key, role, verified: false });
    } else if (last !== undefined) {
      items[items.length - 1] = { ...last, verified: true };
    }
  }
  return items;
}

/** `text` with every box open and without what proves a tick: as it was when the run was made. */
export function asBegun(text: string): string {
  return text
    .replace(/^(\s*- )\[x\]/gm, '$1[ ]')
    .replace(/\n\n {2}(?:Ticket|Evidence): [^\n]*/g, '');
}

interface ItemLine {
  readonly line: string;
  readonly start: number;
  readonly end: number;
}

function itemLine(text: string, key: string): ItemLine {
  const match = new RegExp(`^- \\[[ x]\\] ${key}: .*$`, 'm').exec(text);
  if (match === null) {
    throw new RangeError(`There is no item ${key}.`);
  }
  return { line: match[0], start: match.index, end: match.index + match[0].length };
}

function replaceLine(text: string, { start, end }: ItemLine, lines: readonly string[]): string {
  return text.slice(0, start) + lines.join('\n') + text.slice(end);
}
