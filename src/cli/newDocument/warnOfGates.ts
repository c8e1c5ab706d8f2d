import type { Library } from '../../core/library/library.js';
import { kindReasons } from '../../core/gate/kindReasons.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { profileIn } from '../../core/library/profileIn.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import { say, type CommandContext } from '../commands/commandContext.js';
import { toDisplayText } from '../terminal/displayText.js';

/** Says what a new document asks for less than the gates that its kind demands here: its template may know nothing of them. */
export function warnOfGates(
  context: CommandContext,
  library: Library,
  { path, text }: { readonly path: string; readonly text: string },
): void {
  const document = parseDocument(path, { text, bom: false });
  const { gates } = parseGates(document.frontmatter.data['gates']);
  const reasons = kindReasons(document, profileIn(library, document).kind, gates);
  const name = context.err.yellow('sop:');
  for (const { message } of reasons) {
    say(context, `${name} ${toDisplayText(message)}`);
  }
  if (reasons.length > 0) {
    say(
      context,
      `${name} Mend the gates of the template as well as those of ${toDisplayText(path)}.`,
    );
  }
}
