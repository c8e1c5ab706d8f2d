import type { YamlMapping } from '../document/frontmatter.js';
import {
  defaultClosedWords,
  type Assurance,
  type Configuration,
  type DetentionSettings,
  type ExportColumn,
  type FolderDefaults,
  type ForeignKey,
  type LevelSetting,
  type PsaSettings,
  type Snooze,
  type WeekdayName,
  type Workflow,
} from './configuration.js';
import { parseCivilDate } from './civilDate.js';
import type { DateFormat } from './dateFormat.js';
import { type DurationUnit, parseDuration } from './duration.js';
import { parseGates } from './gateDefinition.js';
import { builtInKinds } from './kinds/builtInKinds.js';
import { kindsWith, type KindSetting } from './kindSettings.js';
import { librarySchema } from './library.schema.js';
import { automaticPresets, presets } from './presets.js';
import type { SchemaViolation } from './schemaCheck.js';
import { readSettings } from './settingsFile.js';

const defaultWorkflows: ReadonlyMap<string, Workflow> = new Map(
  [
    { id: 'incident', title: 'Incident' },
    { id: 'service-request', title: 'Service request' },
    { id: 'project', title: 'Project' },
    { id: 'recurring-visit', title: 'Recurring visit' },
  ].map((workflow) => [workflow.id, workflow]),
);

const defaultDueSoonDays = 30;
const defaultLongOverdueDays = 90;
const defaultOverrideRoles = ['service-manager'];
const defaultGraceDays = 2;
const defaultSeePeople = ['service-manager'];

/** `.sop/library.yml` after its schema was checked: refused values are gone, refused list entries are null. */
interface LibraryFile {
  readonly title?: string;
  readonly extensions?: readonly (string | null)[];
  readonly ignore?: readonly (string | null)[];
  readonly presets?: readonly (string | null)[];
  readonly kinds?: Readonly<Record<string, KindSetting>>;
  readonly workflows?: readonly (string | null)[] | Readonly<Record<string, WorkflowSetting>>;
  readonly folders?: Readonly<Record<string, FolderSetting>>;
  readonly fields?: Readonly<Record<string, ForeignKeySetting>>;
  readonly rules?: Readonly<Record<string, LevelSetting>>;
  readonly review?: { readonly due_soon?: DaysSetting; readonly long_overdue?: DaysSetting };
  readonly snoozes?: readonly (Snooze | null)[];
  readonly baseline?: string;
  readonly psa?: {
    readonly ticket_url?: string;
    readonly project_url?: string;
    readonly columns?: Readonly<Partial<Record<ExportColumn, string>>>;
    readonly closed?: readonly (string | null)[];
    readonly date_format?: DateFormat;
  };
  readonly detention?: {
    readonly grace_days?: DaysSetting;
    readonly quiet_days?: readonly (WeekdayName | null)[];
    readonly holidays?: readonly (string | null)[];
    readonly see_people?: readonly (string | null)[];
    readonly require_reason?: boolean;
  };
  readonly policy?: {
    readonly assurance?: Readonly<Record<string, Assurance>>;
    readonly override?: readonly (string | null)[];
  };
}

type DaysSetting = number | string;
type WorkflowSetting = string | { readonly title?: string } | null;

interface FolderSetting {
  readonly kind?: string;
  readonly owner?: string;
  readonly workflow?: string;
  readonly review_in?: string;
  readonly rules?: Readonly<Record<string, LevelSetting>>;
}

type ForeignKeySetting =
  | string
  | readonly (string | null)[]
  | {
      readonly keys: readonly (string | null)[];
      readonly format?: DateFormat | DurationUnit;
    };

/** Reads `.sop/library.yml`; without one, or where it is broken, the built-in defaults are in force. */
export function parseConfiguration(text: string | undefined): Configuration {
  if (text === undefined) {
    return { ...toConfiguration({}), present: false };
  }
  const reading = readSettings(text, {
    schema: librarySchema,
    area: 'configuration',
    crossChecks: (value) => crossChecks(toLibraryFile(value)),
  });
  return {
    ...toConfiguration(toLibraryFile(reading.value ?? {})),
    source: text,
    problems: reading.problems,
  };
}

function toLibraryFile(value: YamlMapping): LibraryFile {
  // The schema describes this very shape, and what does not follow it was left out.
  return value;
}

function toConfiguration(file: LibraryFile): Configuration {
  const title = file.title ?? 'Library';
  return {
    title,
    present: true,
    extensions: present(file.extensions).map((extension) => extension.toLowerCase()),
    ignore: present(file.ignore),
    kinds: kindsWith(builtInKinds, file.kinds ?? {}),
    workflows: workflowsOf(file),
    folders: Object.entries(file.folders ?? {}).map(([pattern, setting]) =>
      toFolderDefaults(pattern, setting),
    ),
    foreignKeys: foreignKeysOf(file),
    levels: new Map(Object.entries(file.rules ?? {})),
    review: {
      dueSoonDays: toDays(file.review?.due_soon) ?? defaultDueSoonDays,
      longOverdueDays: toDays(file.review?.long_overdue) ?? defaultLongOverdueDays,
    },
    snoozes: present(file.snoozes).map((snooze) => ({ ...snooze })),
    policy: {
      assurance: new Map(Object.entries(file.policy?.assurance ?? {})),
      overrideRoles: present(file.policy?.override ?? defaultOverrideRoles),
    },
    psa: psaOf(file),
    detention: detentionOf(file),
    ...(file.baseline === undefined ? {} : { baseline: file.baseline }),
    problems: [],
  };
}

function psaOf({ psa = {} }: LibraryFile): PsaSettings {
  const { ticket_url: ticketUrl, project_url: projectUrl, date_format: dateFormat } = psa;
  return {
    columns: psa.columns ?? {},
    closed: present(psa.closed ?? defaultClosedWords).map((word) => word.toLowerCase()),
    ...(ticketUrl === undefined ? {} : { ticketUrl }),
    ...(projectUrl === undefined ? {} : { projectUrl }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
  };
}

function detentionOf({ detention = {} }: LibraryFile): DetentionSettings {
  return {
    graceDays: toDays(detention.grace_days) ?? defaultGraceDays,
    quietDays: new Set(present(detention.quiet_days)),
    holidays: new Set(present(detention.holidays).flatMap((day) => parseCivilDate(day) ?? [])),
    seePeople: present(detention.see_people ?? defaultSeePeople),
    needsReason: detention.require_reason ?? false,
  };
}

function workflowsOf({ workflows }: LibraryFile): ReadonlyMap<string, Workflow> {
  if (workflows === undefined) {
    return defaultWorkflows;
  }
  const entries: readonly [string, WorkflowSetting][] = isList(workflows)
    ? present(workflows).map((id) => [id, null])
    : Object.entries(workflows);
  return new Map(
    entries.map(([id, setting]) => {
      const title = typeof setting === 'string' ? setting : setting?.title;
      return [id, { id, title: title ?? defaultWorkflows.get(id)?.title ?? titleOf(id) }];
    }),
  );
}

function toFolderDefaults(pattern: string, setting: FolderSetting): FolderDefaults {
  const { kind, owner, workflow, review_in: interval, rules } = setting;
  const reviewIn = interval === undefined ? undefined : parseDuration(interval);
  return {
    pattern,
    ...(kind === undefined ? {} : { kind }),
    ...(owner === undefined ? {} : { owner }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(reviewIn === undefined ? {} : { reviewIn }),
    levels: new Map(Object.entries(rules ?? {})),
  };
}

/** Keys named in the file come before those of presets: somebody looked at this very repository. */
function foreignKeysOf(file: LibraryFile): ReadonlyMap<string, readonly ForeignKey[]> {
  const keys = new Map<string, ForeignKey[]>();
  const add = (own: string, foreign: readonly ForeignKey[]): void => {
    keys.set(own, [...(keys.get(own) ?? []), ...foreign]);
  };
  for (const [own, setting] of Object.entries(file.fields ?? {})) {
    add(own, toForeignKeys(setting));
  }
  for (const id of file.presets === undefined ? automaticPresets : present(file.presets)) {
    for (const [own, foreign] of Object.entries(presets.get(id)?.foreignKeys ?? {})) {
      add(own, foreign);
    }
  }
  return keys;
}

function toForeignKeys(setting: ForeignKeySetting): readonly ForeignKey[] {
  if (typeof setting === 'string') {
    return [{ key: setting }];
  }
  if (isList(setting)) {
    return present(setting).map((key) => ({ key }));
  }
  const { keys, format } = setting;
  return present(keys).map((key) => ({ key, ...(format === undefined ? {} : { format }) }));
}

/** What only the whole file can tell. */
function crossChecks(file: LibraryFile): readonly SchemaViolation[] {
  const kinds = kindsWith(builtInKinds, file.kinds ?? {});
  const workflows = workflowsOf(file);
  const inFolders = Object.entries(file.folders ?? {}).flatMap(([pattern, { kind, workflow }]) => [
    ...unknownName({ path: ['folders', pattern, 'kind'], name: kind, known: kinds }),
    ...unknownName({ path: ['folders', pattern, 'workflow'], name: workflow, known: workflows }),
  ]);
  return [...inFolders, ...gateMistakes(file.kinds ?? {})];
}

/** The gates of a kind are read as those of a document are. */
function gateMistakes(kinds: Readonly<Record<string, KindSetting>>): readonly SchemaViolation[] {
  return Object.entries(kinds).flatMap(([id, { gates }]) =>
    parseGates(gates).problems.map(({ path, message }) => ({
      path: ['kinds', id, ...path],
      at: 'value',
      message,
    })),
  );
}

function unknownName(reference: {
  readonly path: SchemaViolation['path'];
  readonly name: string | undefined;
  readonly known: ReadonlyMap<string, unknown>;
}): readonly SchemaViolation[] {
  const { path, name, known } = reference;
  if (name === undefined || known.has(name)) {
    return [];
  }
  const expected = [...known.keys()].join(', ');
  return [{ path, at: 'value', message: `"${name}" is not one of ${expected}.` }];
}

function toDays(setting: DaysSetting | undefined): number | undefined {
  return typeof setting === 'string' ? parseDuration(setting)?.days : setting;
}

/** `recurring-visit` as a title: `Recurring visit`. */
function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isList(value: unknown): value is readonly (string | null)[] {
  return Array.isArray(value);
}

function present<T>(list: readonly (T | null)[] | undefined): readonly T[] {
  return (list ?? []).filter((entry) => entry !== null);
}
