import { documentSuggestions } from '../../core/language/libraryWords.js';
import { documentsWithId } from '../../core/library/documentNames.js';
import type { Library } from '../../core/library/library.js';
import { unknownName } from '../../core/schema/unknownName.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import { say, type CommandContext } from '../commands/commandContext.js';
import { toDisplayText } from '../terminal/displayText.js';

/** Says which client or project a new document names that no document is: it may come later, or be mistyped. */
export function warnOfUnknown(
  context: CommandContext,
  library: Library,
  values: TemplateValues,
): void {
  for (const kind of ['client', 'project']) {
    const asked = values[kind] ?? '';
    if (asked !== '' && documentsWithId(library, asked).length === 0) {
      const known = documentSuggestions(library, { kinds: [kind] }).suggestions;
      const hint = unknownName(kind, asked, known.map(({ text }) => text).sort());
      say(context, `${context.err.yellow('sop:')} ${toDisplayText(hint)}`);
    }
  }
}
