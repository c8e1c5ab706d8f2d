import { encodeText } from '../../core/text/decodeText.js';
import { applyEdits, type TextEdit } from '../../core/text/textEdit.js';
import { replaceFile } from '../../node/atomicFile.js';
import type { OpenDocument } from '../signing/openDocument.js';

export interface FileChange {
  readonly subject: OpenDocument;
  readonly edits: readonly TextEdit[];
}

/** Writes all changes or, when a file is no longer what was read, none; the answer is why. */
export async function changeFiles(changes: readonly FileChange[]): Promise<string | undefined> {
  const written: { readonly subject: OpenDocument; readonly after: Uint8Array }[] = [];
  for (const { subject, edits } of changes) {
    const after = encodeText(applyEdits(subject.text, edits), subject.bom);
    const problem = await tryReplace(subject, after);
    if (problem !== undefined) {
      for (const done of written.reverse()) {
        await replaceFile(done.subject.file, done.subject.bytes, done.after);
      }
      return problem;
    }
    written.push({ subject, after });
  }
  return undefined;
}

async function tryReplace(
  { file, bytes, document }: OpenDocument,
  after: Uint8Array,
): Promise<string | undefined> {
  try {
    return (await replaceFile(file, after, bytes)) === 'changed'
      ? `${document.path} was changed by somebody else just now; try again.`
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
