/** Screenshots as one animated file that every page can show. */
import gifenc from 'gifenc';
import { PNG } from 'pngjs';

export interface Frame {
  readonly png: Buffer;
  readonly milliseconds: number;
}

/** The last colour stands for what did not change, which takes next to no room. */
const colours = 255;
const unchanged = colours;

/** A GIF that repeats, in one palette for all frames, so that nothing flickers that stays the same. */
export function animationOf(frames: readonly Frame[]): Uint8Array {
  const pictures = frames.map(({ png }) => PNG.sync.read(png));
  const palette = [...gifenc.quantize(samplesOf(pictures), colours)];
  while (palette.length <= unchanged) palette.push([0, 0, 0]);
  const encoder = gifenc.GIFEncoder();
  let before: Uint8Array | undefined;
  for (const [index, { width, height, data }] of pictures.entries()) {
    const pixels = gifenc.applyPalette(data, palette.slice(0, colours));
    encoder.writeFrame(before === undefined ? pixels : changesOf(before, pixels), width, height, {
      ...(before === undefined ? { palette } : {}),
      delay: frames[index]?.milliseconds ?? 0,
      transparent: before !== undefined,
      transparentIndex: unchanged,
      dispose: 1,
    });
    before = pixels;
  }
  encoder.finish();
  return encoder.bytes();
}

/** Every colour that comes up, however rarely: a badge has few pixels and must keep its colour. */
function samplesOf(pictures: readonly PNG[]): Uint8Array {
  const counts = new Map<number, number>();
  for (const { data } of pictures) {
    const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  }
  const samples = [...counts].flatMap(([pixel, count]) =>
    Array.from({ length: Math.ceil(Math.log2(count + 1)) }, () => pixel),
  );
  return new Uint8Array(Uint32Array.from(samples).buffer);
}

function changesOf(before: Uint8Array, after: Uint8Array): Uint8Array {
  return after.map((pixel, index) => (pixel === before[index] ? unchanged : pixel));
}
