/** What two texts begin and end with in common. */

/** A text from an offset on. */
export interface Rest {
  readonly text: string;
  readonly from: number;
}

/** How many characters both begin with. */
export function commonStart(one: Rest, other: Rest): number {
  const [{ text, from }, { text: otherText, from: otherFrom }] = [one, other];
  const most = Math.min(text.length - from, otherText.length - otherFrom);
  let length = 0;
  while (
    length < most &&
    text.charCodeAt(from + length) === otherText.charCodeAt(otherFrom + length)
  ) {
    length++;
  }
  return length;
}

/** How many characters both end with. */
export function commonEnd(one: Rest, other: Rest): number {
  const [{ text, from }, { text: otherText, from: otherFrom }] = [one, other];
  const most = Math.min(text.length - from, otherText.length - otherFrom);
  const [last, otherLast] = [text.length - 1, otherText.length - 1];
  let length = 0;
  while (
    length < most &&
    text.charCodeAt(last - length) === otherText.charCodeAt(otherLast - length)
  ) {
    length++;
  }
  return length;
}
