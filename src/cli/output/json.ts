/** Version of everything the command line prints as JSON. */
export const schemaVersion = 'sop/1';

// What JSON leaves as it is but a terminal obeys or a reader cannot see; escaped it is still the same data.
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** `data` as versioned JSON for people and programs, ending in a line feed. */
export function formatJson(data: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify({ schema: schemaVersion, ...data }, undefined, 2);
  return `${escapeHidden(text)}\n`;
}

/** As `formatJson`, for formats that are JSON but not ours. */
export function formatForeignJson(data: unknown): string {
  return `${escapeHidden(JSON.stringify(data, undefined, 2))}\n`;
}

/** Stands for a list while the rest is printed; no text of ours holds it. */
const listMark = '\uE000list\uE000';
/** Entries that are printed at once. */
const entriesAtOnce = 500;

/**
 * As `formatForeignJson` would print `shell` with the list of `entries` in it, in pieces: long lists never exist as one
 * text. `shell` is given what stands for the list, and puts it where the list belongs.
 */
export function* foreignJsonPieces<Entry>(
  shell: (list: unknown) => unknown,
  entries: readonly Entry[],
  toJson: (entry: Entry) => unknown,
): Generator<string> {
  const [before = '', after = ''] = JSON.stringify(shell(listMark), undefined, 2).split(
    JSON.stringify(listMark),
  );
  const indent = /\n( *)[^\n]*$/.exec(before)?.[1] ?? '';
  yield escapeHidden(`${before}[`);
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    const list = entries.slice(at, at + entriesAtOnce).map(toJson);
    const lines = JSON.stringify(list, undefined, 2).slice(1, -2);
    yield escapeHidden(`${at === 0 ? '' : ','}${lines.replaceAll('\n', `\n${indent}`)}`);
  }
  yield escapeHidden(`${entries.length === 0 ? '' : `\n${indent}`}]${after}\n`);
}

/** As `formatJson`, likewise in pieces. */
export function jsonPieces<Entry>(
  shell: (list: unknown) => Readonly<Record<string, unknown>>,
  entries: readonly Entry[],
  toJson: (entry: Entry) => unknown,
): Generator<string> {
  return foreignJsonPieces((list) => ({ schema: schemaVersion, ...shell(list) }), entries, toJson);
}

function escapeHidden(json: string): string {
  return json.replace(hidden, (character) => {
    if (character === '\n') {
      return character;
    }
    let escaped = '';
    for (let index = 0; index < character.length; index++) {
      escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
    }
    return escaped;
  });
}
