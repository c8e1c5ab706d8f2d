import { pinOf, templateContent } from '../gate/pinReasons.js';
import { verdictOf } from '../gate/verdict.js';
import { documentsWithKey } from '../library/gatedDocuments.js';
import { profileIn } from '../library/profileIn.js';
import { labelOf } from '../schema/profileOf.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { AffectedRun } from './change.js';
import type { Version } from './version.js';

/** The two sides of a template; it may have been removed. */
export interface TemplateSides {
  readonly base: Version;
  readonly head: Version | undefined;
}

/** Whether a document makes runs, on this side. */
export function isTemplate({ library, document }: Version): boolean {
  return labelOf(document, library.configuration).kindId === 'template';
}

/** Runs of a template that are still going on, when what it asks for changed; they follow it only once they adopt it. */
export function affectedRuns(
  { base, head }: TemplateSides,
  { library, today }: { readonly library: Version['library']; readonly today: CivilDate },
): readonly AffectedRun[] {
  if (!isTemplate(base)) {
    return [];
  }
  const { id } = profileIn(base.library, base.document);
  if (id === undefined) {
    return [];
  }
  if (head !== undefined && contentOf(base) === contentOf(head)) {
    return [];
  }
  return documentsWithKey(library, 'template').flatMap((document): readonly AffectedRun[] => {
    if (pinOf(document)?.id !== id) {
      return [];
    }
    const { kindId, title, id: own } = profileIn(library, document);
    const { state } = verdictOf(library, document, today);
    return kindId === 'template' || state === 'closed' || state === 'cancelled'
      ? []
      : [{ path: document.path, id: own, title, state: state ?? 'open' }];
  });
}

function contentOf({ library, document, text }: Version): string | undefined {
  return templateContent(library, document.text === undefined ? { ...document, text } : document);
}
