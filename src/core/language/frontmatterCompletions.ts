import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { documentsWithId } from '../library/documentNames.js';
import type { CivilDate } from '../schema/civilDate.js';
import { fieldsOf } from '../schema/fields.js';
import { schemaForFrontmatter } from '../schema/frontmatterSchema.js';
import type { JsonSchema } from '../schema/jsonSchema.js';
import type { Field, Kind } from '../schema/kind.js';
import { newId } from '../templates/newId.js';
import type { Completions, Suggestion } from './completion.js';
import { noCompletions } from './completion.js';
import { gatesSchema, templatePinSchema } from '../schema/gates.schema.js';
import {
  daySuggestions,
  documentSuggestions,
  durationSuggestions,
  kindSuggestions,
  personSuggestions,
  plainSuggestions,
  roleSuggestions,
  tagSuggestions,
  workflowSuggestions,
} from './libraryWords.js';
import {
  keyCompletions,
  keySuggestions,
  schemaAt,
  valueCompletions,
  valueSuggestions,
} from './yamlCompletions.js';
import type { YamlCursor } from './yamlCursor.js';

/** The document whose frontmatter is typed in, with what it is read against. */
export interface FrontmatterPlace {
  readonly library: Library;
  readonly document: Document;
  readonly today: CivilDate;
  /** Text of the frontmatter, to which the cursor's offsets belong. */
  readonly source: string;
  readonly cursor: YamlCursor;
  /** The `kind:` that the text names, should the frontmatter not be readable while it is typed. */
  readonly kind: Kind | undefined;
}

/** What may stand in the frontmatter at the cursor. Records of sign-offs are written by signing, never by hand. */
export function frontmatterCompletions(place: FrontmatterPlace): Completions {
  const { cursor, kind } = place;
  if (cursor.path[0] === 'sign_offs') return noCompletions;
  const schema = withParts(
    kind === undefined ? { properties: {} } : schemaForFrontmatter(kind),
    kind,
  );
  const isEmptyEntry = cursor.place === 'value' && cursor.path.at(-1) === 0 && !cursor.inFlow;
  const here = schemaAt(schema, cursor.path);
  if (cursor.place === 'key' || (isEmptyEntry && here?.type === 'object')) {
    const keys = here === undefined ? [] : keySuggestions(here, cursor.siblings);
    return keyCompletions(cursor, keys, (key) => here?.properties?.[key]);
  }
  return valuesAt(place, here);
}

/** Signing and *Mark Reviewed* write these, and nobody by hand. */
const writtenByCommands: ReadonlySet<string> = new Set([
  'sign_offs',
  'reviewed_content',
  'reviewed_outcome',
  'reviewed_in_bulk',
  'reviewed_note',
]);

/** The schema of the kind, its own keys first, with what its mappings and lists hold, which the schema for other tools leaves open. */
function withParts(schema: JsonSchema, kind: Kind | undefined): JsonSchema {
  const common = kind === undefined ? commonProperties() : (schema.properties ?? {});
  const own = new Set(kind?.fields.map(({ key }) => key));
  const entries = Object.entries(common).filter(([key]) => !writtenByCommands.has(key));
  const properties = Object.fromEntries([
    ...entries.filter(([key]) => own.has(key)),
    ...entries.filter(([key]) => !own.has(key)),
  ]);
  const gates = properties['gates'];
  const template = properties['template'];
  if (gates !== undefined) properties['gates'] = { ...gates, ...gatesSchema };
  if (template !== undefined) properties['template'] = { ...template, ...templatePinSchema };
  return { ...schema, properties, type: 'object' };
}

function commonProperties(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    fieldsOf(undefined).map(({ key, description }) => [key, { description }]),
  );
}

function valuesAt(place: FrontmatterPlace, schema: JsonSchema | undefined): Completions {
  const { cursor, source, library } = place;
  const typed = source.slice(cursor.range.start, cursor.range.end);
  const ids = idKindsAt(place);
  if (ids !== undefined) {
    const { suggestions, isPartial } = documentSuggestions(library, { typed, ...ids });
    return valueCompletions(cursor, suggestions, { source, isPartial });
  }
  const own = ownValues(place);
  const named = schema === undefined || own.length > 0 ? [] : valueSuggestions(schema);
  return valueCompletions(cursor, [...own, ...named], { source });
}

/** Which documents the value names by id; undefined when it names none. */
function idKindsAt({ cursor, kind }: FrontmatterPlace): { kinds?: readonly string[] } | undefined {
  const [key, ...rest] = cursor.path;
  if (key === 'template' && rest[0] === 'id') return { kinds: ['template'] };
  if (key === 'gates') return undefined;
  const field = typeof key === 'string' ? fieldOf(kind, key) : undefined;
  if (field?.type !== 'id' && field?.type !== 'ids') return undefined;
  if (key === 'client' || key === 'project') return { kinds: [key] };
  return key === 'target' && kind?.id === 'lesson' ? { kinds: ['template', 'sop'] } : {};
}

function ownValues(place: FrontmatterPlace): readonly Suggestion[] {
  const { cursor, library, document, kind, today } = place;
  const [key = '', ...rest] = cursor.path;
  if (key === 'gates') return gateValues(place, rest.filter((step) => step !== 0).join('.'));
  if (typeof key !== 'string' || rest.some((step) => typeof step === 'string')) return [];
  if (key === 'id') return idSuggestion(place);
  if (key === 'kind') return kindSuggestions(library);
  if (key === 'tags') return tagSuggestions(library);
  if (key === 'title') {
    const heading = document.headings.find(({ level }) => level === 1);
    return heading === undefined ? [] : plainSuggestions([heading.text], 'first heading');
  }
  if (key === 'status') return plainSuggestions(kind?.statuses ?? []);
  const field = fieldOf(kind, key);
  return field === undefined ? [] : valuesOfType(field, library, today);
}

function valuesOfType(field: Field, library: Library, today: CivilDate): readonly Suggestion[] {
  switch (field.type) {
    case 'role':
    case 'roles':
      return roleSuggestions(library, today);
    case 'person':
      return personSuggestions(library, today);
    case 'workflow':
      return workflowSuggestions(library);
    case 'date':
      return daySuggestions(today);
    case 'duration':
      return durationSuggestions;
    case 'choice':
      return plainSuggestions(field.choices ?? []);
    case 'boolean':
      return plainSuggestions(['true', 'false']);
    case 'text':
    case 'number':
    case 'id':
    case 'ids':
    case 'texts':
    case 'list':
    case 'mapping':
      return [];
    default:
      return field.type satisfies never;
  }
}

function gateValues(place: FrontmatterPlace, key: string): readonly Suggestion[] {
  const { library, document, kind, today } = place;
  switch (key) {
    case 'sign.role':
    case 'items.roles':
      return roleSuggestions(library, today);
    case 'items.sections':
      return plainSuggestions(
        document.headings.filter(({ level }) => level > 1).map(({ text }) => text),
        'heading',
      );
    case 'blocks':
      return fieldsOf(kind)
        .filter(({ type }) => type === 'date')
        .map(({ key: text, description }) => ({ text, kind: 'value', documentation: description }));
    case 'after':
      return plainSuggestions(gateIdsOf(document), 'gate of this document');
    default:
      return [];
  }
}

function gateIdsOf({ frontmatter: { data } }: Document): readonly string[] {
  const gates: unknown = data['gates'];
  return (Array.isArray(gates) ? (gates as readonly unknown[]) : []).flatMap((gate) =>
    typeof gate === 'object' && gate !== null && 'id' in gate && typeof gate.id === 'string'
      ? [gate.id]
      : [],
  );
}

/** An id that nobody has yet, made from the document itself as the fix for a missing id makes it. */
function idSuggestion({ library, document, kind }: FrontmatterPlace): readonly Suggestion[] {
  const { path, length } = document;
  let attempt = 0;
  const id = newId((kind ?? profileIn(library, document).kind)?.idPrefix ?? 'DOC', {
    isTaken: (each) => documentsWithId(library, each).length > 0,
    random: () => {
      attempt++;
      const digest = library.hash(JSON.stringify([path, attempt, length]));
      return Number.parseInt(digest.slice(0, 12), 16);
    },
  });
  return plainSuggestions([id], 'new id');
}

function fieldOf(kind: Kind | undefined, key: string): Field | undefined {
  return fieldsOf(kind).find((field) => field.key === key);
}
