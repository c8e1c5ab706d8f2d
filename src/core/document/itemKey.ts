/** A key at the start of an item's text. */
export interface ItemKey {
  /** `NOC-3`. */
  readonly name: string;
  /** Characters up to the text, colon and emphasis included. */
  readonly length: number;
}

const pattern =
  /^(?:\*\*|__)?([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+[a-z]?)(?::(?:\*\*|__)?|(?:\*\*|__):)(?:\s+|$)/;

/** Reads `NOC-3: ` at the start of an item's text; the key may be in bold. */
export function readItemKey(text: string): ItemKey | undefined {
  const first = text.charCodeAt(0);
  const mayBegin = (first >= 65 && first <= 90) || first === 42 || first === 95;
  if (!mayBegin || !text.includes(':')) {
    return undefined;
  }
  const match = pattern.exec(text);
  return match?.[1] === undefined ? undefined : { name: match[1], length: match[0].length };
}
