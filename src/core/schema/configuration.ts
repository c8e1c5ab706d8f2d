import type { Problem } from '../document/problem.js';
import type { CivilDate } from './civilDate.js';
import type { DateFormat } from './dateFormat.js';
import type { Duration, DurationUnit } from './duration.js';
import type { Kind } from './kind.js';

/** What `.sop/library.yml` says, with the built-in defaults filled in; a broken file leaves the defaults in force. */
export interface Configuration {
  readonly title: string;
  /** Whether the library has a `.sop/library.yml`; without one only findings that need no policy are made. */
  readonly present: boolean;
  /** Further file name endings that make a document (`.md.erb`), lower case. */
  readonly extensions: readonly string[];
  /** gitignore-style patterns of what is no part of the library. */
  readonly ignore: readonly string[];
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly workflows: ReadonlyMap<string, Workflow>;
  /** Later entries win over earlier ones, key by key. */
  readonly folders: readonly FolderDefaults[];
  /** Own key -> foreign keys that stand for it; the first one present wins. */
  readonly foreignKeys: ReadonlyMap<string, readonly ForeignKey[]>;
  readonly levels: ReadonlyMap<string, LevelSetting>;
  readonly review: ReviewPolicy;
  readonly snoozes: readonly Snooze[];
  readonly policy: SigningPolicy;
  readonly psa: PsaSettings;
  readonly detention: DetentionSettings;
  /** Path of the file with the findings that are known and do not count, from the library's root. */
  readonly baseline?: string;
  /** The text of the file, so that places in it can be found; absent without one. */
  readonly source?: string;
  /** Findings about the file itself, with ranges in it. */
  readonly problems: readonly Problem[];
}

export type Level = 'error' | 'warning' | 'info';
export type LevelSetting = Level | 'off';

/** One procedure family; every workflow needs an approved, in-date SOP. */
export interface Workflow {
  readonly id: string;
  readonly title: string;
}

/** What documents below a path are unless their frontmatter says otherwise. */
export interface FolderDefaults {
  /** gitignore-style pattern relative to the library's root (`runbooks/**`). */
  readonly pattern: string;
  readonly kind?: string;
  readonly owner?: string;
  readonly workflow?: string;
  readonly reviewIn?: Duration;
  readonly levels: ReadonlyMap<string, LevelSetting>;
}

/** Other people's key for one of ours. */
export interface ForeignKey {
  /** A key at the top of the frontmatter; a dot in it is part of the name (`ms.date`). */
  readonly key: string;
  /**
   * How its value is written: a date format, or the unit of a bare number.
   *
   * Without it only `YYYY-MM-DD` and durations in words are understood.
   */
  readonly format?: DateFormat | DurationUnit;
  /** It counts only beside one of these keys, when its own name says too little (`last_updated`). */
  readonly beside?: readonly string[];
}

export interface ReviewPolicy {
  /** Days before the due day from which a document is due soon. */
  readonly dueSoonDays: number;
  /** Days past the due day from which it is long overdue. */
  readonly longOverdueDays: number;
}

/** How firmly a sign-off is tied to its signer, weakest first; docs/sign-offs.md says what each proves. */
export const assuranceLevels = ['recorded', 'author', 'commit', 'record'] as const;
export type Assurance = (typeof assuranceLevels)[number];

/** What sign-offs must be to count. */
export interface SigningPolicy {
  /** The least assurance demanded of a role. */
  readonly assurance: ReadonlyMap<string, Assurance>;
  /** Roles that may override a gate besides the role that signs it. */
  readonly overrideRoles: readonly string[];
}

/** Columns of an export of projects that are compared with the library. */
export const exportColumns = ['id', 'title', 'client', 'status', 'ends_on'] as const;
export type ExportColumn = (typeof exportColumns)[number];

export const defaultClosedWords: readonly string[] = [
  'closed',
  'complete',
  'completed',
  'done',
  'cancelled',
  'canceled',
];

/** The system that sells, bills and tickets what the library documents; nothing of it is ever fetched. */
export interface PsaSettings {
  /** Addresses in which `{id}` stands for the number. */
  readonly ticketUrl?: string;
  readonly projectUrl?: string;
  /** Headings of an export, where their names do not tell. */
  readonly columns: Readonly<Partial<Record<ExportColumn, string>>>;
  /** What the export calls a project that is over, lower case. */
  readonly closed: readonly string[];
  readonly dateFormat?: DateFormat;
}

/** Days of the week as settings name them, Monday first. */
export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type WeekdayName = (typeof weekdayNames)[number];

/** When documentation that is past due counts as detention, and who sees whose it is. */
export interface DetentionSettings {
  /** Days past due, quiet ones left out, that are forgiven. */
  readonly graceDays: number;
  /** Days on which nobody is expected to write anything, and nobody is reminded. */
  readonly quietDays: ReadonlySet<WeekdayName>;
  readonly holidays: ReadonlySet<CivilDate>;
  /** Roles whose members see the names of people; everybody else sees roles, and themselves. */
  readonly seePeople: readonly string[];
  /** Whether a detained person must give a reason to begin a new run. */
  readonly needsReason: boolean;
}

/** A finding put off until a day, for a reason that is on record. */
export interface Snooze {
  /** Rule code, or `*` for every rule. */
  readonly rule: string;
  /** gitignore-style pattern of the documents. */
  readonly path: string;
  /** The last day it holds. */
  readonly until: CivilDate;
  readonly reason: string;
}
