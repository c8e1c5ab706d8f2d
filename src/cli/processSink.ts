import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import type { TextSink } from './cliIo.js';

/** In a thread, where the sample library is made, an output has no descriptor. */
type OutputStream = Omit<NodeJS.WriteStream, 'fd'> & { readonly fd?: number } & Partial<
    Pick<WriteStream, 'columns'>
  >;

/** Width of a terminal that does not know its own, as many do that a program starts. */
const usualColumns = 80;

/**
 * An output of this process.
 *
 * A reader that goes away (`sop list | head`) ends the output, but neither fails nor stops the command: what it writes into files is finished, and its exit code stays what it found.
 * Any other failure is told once, and nothing more is written.
 */
export function createProcessSink(
  stream: OutputStream,
  onFailure: (error: unknown) => void,
): TextSink {
  let hasEnded = false;
  const end = (error: unknown) => {
    if (!hasEnded) {
      hasEnded = true;
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
        onFailure(error);
      }
    }
  };
  stream.on('error', end);
  const { fd } = stream;
  const file = stream.isTTY || fd === undefined || !isWrittenAtOnce(fd) ? undefined : fd;
  return {
    write: (text) => {
      if (hasEnded) {
        return;
      }
      try {
        if (file === undefined) {
          stream.write(text);
        } else {
          writeWhole(file, text);
        }
      } catch (error) {
        end(error);
      }
    },
    isTerminal: Boolean(stream.isTTY),
    ...(stream.isTTY && { columns: stream.columns || usualColumns }),
  };
}

/** Whether this is a file or a device, not a pipe or a socket. */
function isWrittenAtOnce(descriptor: number): boolean {
  const stats = fstatSync(descriptor, { bigint: false });
  return stats.isFile() || stats.isCharacterDevice();
}

/** Writes all of a text: the stream of a file would take a write that fell short, such as the last one before the disk is full, for a whole one. */
function writeWhole(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    rest = rest.subarray(writeSync(descriptor, rest));
  }
}
