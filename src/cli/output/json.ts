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
