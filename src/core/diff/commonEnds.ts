/** What two texts begin and end with in common. */

/** A text from an offset on. */
export interface Rest {
  readonly text: string;
  readonly from: number;
}

/** Engines compare many characters at once much faster than one by one, even before they know the loop. */
const strides = [512, 64, 8, 1];

/** How many characters both begin with. */
export function commonStart(one: Rest, other: Rest): number {
  const [{ text, from }, { text: otherText, from: otherFrom }] = [one, other];
  const most = Math.min(text.length - from, otherText.length - otherFrom);
  let length = 0;
  for (const stride of strides) {
    while (
      length + stride <= most &&
      otherText.slice(otherFrom + length, otherFrom + length + stride) ===
        text.slice(from + length, from + length + stride)
    ) {
      length += stride;
    }
  }
  return length;
}

/** How many characters both end with. */
export function commonEnd(one: Rest, other: Rest): number {
  const [{ text, from }, { text: otherText, from: otherFrom }] = [one, other];
  const most = Math.min(text.length - from, otherText.length - otherFrom);
  const [end, otherEnd] = [text.length, otherText.length];
  let length = 0;
  for (const stride of strides) {
    while (
      length + stride <= most &&
      otherText.slice(otherEnd - length - stride, otherEnd - length) ===
        text.slice(end - length - stride, end - length)
    ) {
      length += stride;
    }
  }
  return length;
}
