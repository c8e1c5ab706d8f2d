import type { Document } from '../document/document.js';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { remembered } from '../memory/remembered.js';
import { ownText } from '../text/ownText.js';
import { daysBetween, parseCivilDate } from './civilDate.js';
import type { Configuration, FolderDefaults, ForeignKey } from './configuration.js';
import { type DateFormat, dateFormats, parseDateIn } from './dateFormat.js';
import {
  type Duration,
  type DurationUnit,
  durationOf,
  formatDuration,
  parseDuration,
} from './duration.js';
import type { Kind } from './kind.js';
import { createPathMatcher } from './pathMatcher.js';
import type { DateReading, DurationReading, Profile } from './profile.js';

/** A frontmatter value with the key it was found under. */
interface FoundValue {
  readonly key: string;
  readonly value: YamlValue;
  readonly format?: DateFormat | DurationUnit;
}

/** What a document is called and what it is; many ask for no more of a profile, of many documents. */
export type Label = Pick<Profile, 'id' | 'kindId' | 'title'>;

/** The part of `profileOf` for which no date and no duration need be read. */
export function labelOf(document: Document, configuration: Configuration): Label {
  return readLabel(document, folderDefaultsOf(document.path, configuration.folders), configuration);
}

/** Reads a document's common facts: its frontmatter first, then the folders it lies in, then its kind. */
export function profileOf(document: Document, configuration: Configuration): Profile {
  const { path } = document;
  const find = finderIn(document, configuration);
  const folder = folderDefaultsOf(path, configuration.folders);
  const label = readLabel(document, folder, configuration);
  const kind = configuration.kinds.get(label.kindId);
  const reviewedOn = dateReading(find('reviewed_on'));
  const profile = {
    path,
    ...label,
    title: ownText(label.title),
    tags: texts(find('tags')?.value),
    ...given('kind', kind),
    ...given('owner', text(find('owner')) ?? folder.owner ?? kind?.owner),
    ...given('status', text(find('status'))),
    ...given('client', text(find('client'))),
    ...given('project', text(find('project'))),
    ...given('workflow', text(find('workflow')) ?? folder.workflow),
    ...given('reviewedOn', reviewedOn),
    ...given('reviewedBy', text(find('reviewed_by'))),
    ...given(
      'reviewIn',
      durationReading(find('review_in'), reviewedOn) ?? defaultInterval(folder, kind),
    ),
    ...given('dueOn', dateReading(find('due_on'))),
    ...given('effectiveOn', dateReading(find('effective_on'))),
  };
  Object.defineProperty(profile, source, { value: { document, configuration } });
  Object.defineProperty(profile, 'fields', fieldsAccessor);
  // What the compiler cannot see is in the accessor.
  return profile as typeof profile & Pick<Profile, 'fields'>;
}

/** What the fields are read from, in a property that no copy of the profile takes along. */
const source = Symbol('source');

interface Sourced {
  readonly [source]: { readonly document: Document; readonly configuration: Configuration };
}

/** Read when somebody asks: kept, the fields would hold the frontmatter of a whole library. The same function for all, so that all profiles have one shape. */
const fieldsAccessor = {
  enumerable: true,
  get(this: Sourced): YamlMapping {
    const { document, configuration } = this[source];
    return ownFields(document.frontmatter.data, configuration.foreignKeys);
  },
};

type Finder = (key: string) => FoundValue | undefined;

function finderIn({ frontmatter }: Document, { foreignKeys }: Configuration): Finder {
  return (key) => findValue(frontmatter.data, key, foreignKeys.get(key) ?? []);
}

function readLabel(
  document: Document,
  folder: Partial<FolderDefaults>,
  configuration: Configuration,
): Label {
  const kindId = textIn(document, 'kind', configuration) ?? folder.kind ?? 'page';
  const title =
    textIn(document, 'title', configuration) ?? headingTitle(document) ?? fileTitle(document.path);
  const id = idOf(document, configuration);
  return id === undefined ? { kindId, title } : { kindId, title, id };
}

/** The id alone, for whoever looks for one document among many. */
export function idOf(document: Document, configuration: Configuration): string | undefined {
  return textIn(document, 'id', configuration);
}

/** The text of a key, in most documents found at once. */
function textIn(
  { frontmatter: { data } }: Document,
  key: string,
  { foreignKeys }: Configuration,
): string | undefined {
  const own = data[key];
  return typeof own === 'string' && own !== ''
    ? own
    : text(findValue(data, key, foreignKeys.get(key) ?? []));
}

/** The value of our key, else of the first foreign key that stands for it; an empty value is none. */
function findValue(
  data: YamlMapping,
  key: string,
  foreignKeys: readonly ForeignKey[],
): FoundValue | undefined {
  const own = data[key];
  if (isPresent(own)) {
    return { key, value: own };
  }
  for (const foreign of foreignKeys) {
    const value = data[foreign.key];
    const counts = foreign.beside?.some((sign) => isPresent(data[sign])) ?? true;
    if (isPresent(value) && counts) {
      return { key: foreign.key, value, ...(foreign.format ? { format: foreign.format } : {}) };
    }
  }
  return undefined;
}

function isPresent(value: YamlValue | undefined): value is Exclude<YamlValue, null> {
  return value !== undefined && value !== null && value !== '';
}

/** Frontmatter with what foreign keys say under our names, dates written our way. */
function ownFields(
  data: YamlMapping,
  foreignKeys: ReadonlyMap<string, readonly ForeignKey[]>,
): YamlMapping {
  // Like the mapping it adds to, without a prototype whose names could pass for keys.
  const added = Object.create(null) as Record<string, YamlValue>;
  for (const [key, foreign] of foreignKeys) {
    const found = findValue(data, key, foreign);
    if (found && found.key !== key) {
      added[key] = (isDateFormat(found.format) ? dateReading(found)?.on : undefined) ?? found.value;
    }
  }
  return Object.keys(added).length === 0 ? data : Object.assign(added, { ...data, ...added });
}

/** What the folders say of a path, later entries over earlier ones, key by key. */
function folderDefaultsOf(
  path: string,
  folders: readonly FolderDefaults[],
): Partial<FolderDefaults> {
  let defaults: Partial<FolderDefaults> = {};
  for (const folder of folders) {
    if (matcherOf(folder)(path)) {
      defaults = { ...defaults, ...folder };
    }
  }
  return defaults;
}

/** Folders are asked once for every document. */
const matcherOf = remembered(({ pattern }: FolderDefaults) => createPathMatcher([pattern]));

function defaultInterval(
  folder: Partial<FolderDefaults>,
  kind: Kind | undefined,
): DurationReading | undefined {
  const duration = folder.reviewIn ?? kind?.reviewIn;
  return duration && { raw: formatDuration(duration), duration };
}

function dateReading(found: FoundValue | undefined): DateReading | undefined {
  if (found === undefined) {
    return undefined;
  }
  const raw = rawText(found.value);
  const format = isDateFormat(found.format) ? found.format : undefined;
  const on = format ? parseDateIn(format, raw) : parseCivilDate(raw);
  return { key: found.key, raw, ...(format ? { format } : {}), ...(on ? { on } : {}) };
}

function durationReading(
  found: FoundValue | undefined,
  reviewedOn: DateReading | undefined,
): DurationReading | undefined {
  if (found === undefined) {
    return undefined;
  }
  const raw = rawText(found.value);
  const duration = readDuration(found, raw, reviewedOn);
  return { key: found.key, raw, ...(duration ? { duration } : {}) };
}

/** A number counts the key's unit; a date, as some conventions write it, is the last good day itself. */
function readDuration(
  { value, format }: FoundValue,
  raw: string,
  reviewedOn: DateReading | undefined,
): Duration | undefined {
  if (typeof value === 'number') {
    return format && !isDateFormat(format) ? durationOf(value, format) : undefined;
  }
  const until = isDateFormat(format) ? parseDateIn(format, raw) : parseCivilDate(raw);
  if (until && reviewedOn?.on) {
    return { months: 0, days: Math.max(0, daysBetween(reviewedOn.on, until)) };
  }
  return parseDuration(raw);
}

function isDateFormat(format: DateFormat | DurationUnit | undefined): format is DateFormat {
  return dateFormats.some((known) => known === format);
}

/** A value as it is shown in a message; a date or duration that is no text is still somebody's mistake to see. */
function rawText(value: YamlValue): string {
  return typeof value === 'string' ? ownText(value.trim()) : JSON.stringify(value);
}

function text(found: FoundValue | undefined): string | undefined {
  return typeof found?.value === 'string' ? ownText(found.value) : undefined;
}

/** Tags are a list of texts; other conventions write one text with commas. */
function texts(value: YamlValue | undefined): readonly string[] {
  if (typeof value === 'string') {
    return value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(ownText);
  }
  return Array.isArray(value)
    ? value.filter((entry) => typeof entry === 'string').map(ownText)
    : [];
}

function headingTitle({ headings }: Document): string | undefined {
  const heading = headings.find(({ level, text: words }) => level === 1 && words !== '');
  return heading?.text;
}

function fileTitle(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.indexOf('.', 1);
  return dot < 0 ? name : name.slice(0, dot);
}

/** The member, or none at all without a value: a profile has a key only when it has something to say. */
function given<K extends keyof Profile>(
  key: K,
  value: Profile[K] | undefined,
): { readonly [Key in K]?: Exclude<Profile[Key], undefined> } {
  // A computed key of a union type widens to a string in the checker's eyes.
  return value === undefined ? {} : ({ [key]: value } as never);
}
