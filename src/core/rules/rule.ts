import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Level } from '../schema/configuration.js';
import type { Profile } from '../schema/profile.js';
import type { TextRange } from '../text/textRange.js';

/** One kind of finding: data and a generator, in a file of its own. */
export interface Rule {
  /** `area/kebab-name`; never changes once released. */
  readonly code: string;
  /** Level unless the configuration says otherwise. */
  readonly level: Level;
  /** One sentence: what it finds and why that matters. */
  readonly summary: string;
  /** What to do about it, in Markdown, for the generated documentation. */
  readonly help: string;
  /** Needs a `.sop` folder: without one there is no policy to break. */
  readonly policy?: boolean;
  check(context: RuleContext): Iterable<RuleHit>;
}

/** Everything a rule may look at, for one document. */
export interface RuleContext {
  readonly library: Library;
  readonly document: Document;
  readonly profile: Profile;
  readonly today: CivilDate;
}

/** A place where a rule is broken. */
export interface RuleHit {
  readonly range: TextRange;
  readonly message: string;
  /** When the level depends on how bad it is (a review long overdue). */
  readonly level?: Level;
  /** What a quick fix needs, made by `core/rules/fixes`. */
  readonly fix?: FixRequest;
}

/** A fix named by what it does; turning it into text edits needs the document's text. */
export type FixRequest =
  | { readonly kind: 'set-field'; readonly key: string; readonly value: string }
  | { readonly kind: 'remove-field'; readonly key: string }
  | { readonly kind: 'replace'; readonly range: TextRange; readonly newText: string; readonly title: string }
  | { readonly kind: 'add-heading'; readonly text: string }
  | { readonly kind: 'mark-reviewed' };
