/** The part of the encoder that we use; it brings no types of its own. */
declare module 'gifenc' {
  type Colour = readonly number[];

  interface FrameOptions {
    readonly palette?: readonly Colour[];
    /** Milliseconds, in steps of ten. */
    readonly delay: number;
    readonly transparent: boolean;
    readonly transparentIndex: number;
    /** 1 leaves the frame in place for the next to be drawn over. */
    readonly dispose: number;
  }

  interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  const gifenc: {
    GIFEncoder(): Encoder;
    quantize(rgba: Uint8Array, colours: number): readonly Colour[];
    applyPalette(rgba: Uint8Array, palette: readonly Colour[]): Uint8Array;
  };
  export = gifenc;
}
