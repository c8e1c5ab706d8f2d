import type { Document } from '../document/document.js';
import type { YamlValue } from '../document/frontmatter.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration, Level } from '../schema/configuration.js';
import type { Profile } from '../schema/profile.js';
import type { Roster } from '../schema/roster.js';
import type { Hash } from '../text/hash.js';
import type { TextRange } from '../text/textRange.js';
import type { Lookup } from './lookup.js';

/**
 * One kind of finding, in a file of its own.
 *
 * The kind of rule says what its findings depend on, and so when they must be made again:
 * `problem` and `document` on one document, the settings and the day; `reference` also on what the document refers to,
 * asked through `lookup`; `library` on everything, so that such a rule must be cheap.
 */
export type Rule = ProblemRule | DocumentRule | ReferenceRule | LibraryRule;

export interface RuleDescription {
  /** `area/kebab-name`; never changes once released. */
  readonly code: string;
  /** Level unless the configuration says otherwise. */
  readonly level: Level;
  /** One sentence: what it finds and why that matters. */
  readonly summary: string;
  /** What to do about it, in Markdown, for the generated documentation. */
  readonly help: string;
  readonly example: RuleExample;
  /** Needs a `.sop` folder: without one there is no policy to break. */
  readonly policy?: boolean;
}

/** A small library that breaks the rule and one that does not; tests hold the rule to both. */
export interface RuleExample {
  /** Text of the document that breaks the rule. */
  readonly wrong: string;
  /** The same, put right; absent where only another file can put it right. */
  readonly right?: string;
  /** Path of that document. */
  readonly path?: string;
  /** Text of `.sop/library.yml` and `.sop/roster.yml`. */
  readonly settings?: { readonly library?: string; readonly roster?: string };
  /** Other files of the library by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What templates said when runs were made from them, by fingerprint, as git would tell. */
  readonly earlierTemplates?: Readonly<Record<string, string>>;
}

/** Passes on what a reader of documents or settings found; its hits are `Problem`s of the same code. */
export interface ProblemRule extends RuleDescription {
  readonly kind: 'problem';
  /** The obvious remedy, where there is one; whether it holds is tried when it is asked for. */
  readonly fix?: (range: TextRange) => FixRequest;
}

export interface DocumentRule extends RuleDescription {
  readonly kind: 'document';
  check(context: RuleContext): Iterable<RuleHit>;
}

export interface ReferenceRule extends RuleDescription {
  readonly kind: 'reference';
  check(context: ReferenceContext): Iterable<RuleHit>;
}

export interface LibraryRule extends RuleDescription {
  readonly kind: 'library';
  /** `undefined` stands for a document with nothing wrong: a caller that shares its thread may stop there and go on later. */
  check(context: LibraryContext): Iterable<LibraryHit | undefined>;
}

/** Everything a rule may look at, for one document. */
export interface RuleContext {
  readonly configuration: Configuration;
  readonly roster: Roster;
  readonly document: Document;
  readonly profile: Profile;
  readonly today: CivilDate;
  /** Of the library, for fingerprints. */
  readonly hash: Hash;
}

export interface ReferenceContext extends RuleContext {
  /** The only way to the rest of the library: what is asked here is remembered and checked before findings are reused. */
  readonly lookup: Lookup;
}

export interface LibraryContext {
  readonly library: Library;
  readonly today: CivilDate;
  /** Codes of all rules, which the settings may name. */
  readonly codes: ReadonlySet<string>;
}

/** A place where a rule is broken. */
export interface RuleHit {
  readonly range: TextRange;
  readonly message: string;
  /** What a quick fix needs, made by `core/rules/fixes`. */
  readonly fix?: FixRequest;
}

/** A hit of a rule that looks at the whole library: in a document, or in a file that is none. */
export interface LibraryHit extends RuleHit {
  readonly path: string;
}

/** A fix named by what it does; turning it into text edits needs the document's text. */
export type FixRequest =
  | { readonly kind: 'set-field'; readonly key: string; readonly value: YamlValue }
  | { readonly kind: 'remove-field'; readonly key: string }
  | {
      readonly kind: 'replace';
      readonly range: TextRange;
      readonly newText: string;
      readonly title: string;
    }
  | {
      /** Replaces the first `oldText` in the range. */
      readonly kind: 'replace-text';
      readonly range: TextRange;
      readonly oldText: string;
      readonly newText: string;
      readonly title: string;
    }
  /** Turns what looks like an item's box in the range into a real one. */
  | { readonly kind: 'write-box'; readonly range: TextRange }
  /** Gives a bare `(n/a)` in the range a place for its reason. */
  | { readonly kind: 'add-reason'; readonly range: TextRange }
  | { readonly kind: 'add-heading'; readonly text: string }
  | { readonly kind: 'new-id'; readonly prefix: string }
  | { readonly kind: 'mark-reviewed' };
