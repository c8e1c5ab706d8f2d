/** Suggestions inside a query, wherever one is typed. */
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { documentFields } from '../query/documentFields.js';
import type { CivilDate } from '../schema/civilDate.js';
import { fieldsOf } from '../schema/fields.js';
import type { Suggestion } from './completion.js';
import {
  documentSuggestions,
  kindSuggestions,
  personSuggestions,
  plainSuggestions,
  roleSuggestions,
  tagSuggestions,
  workflowSuggestions,
} from './libraryWords.js';

/** What a query has right before the cursor: the beginning of a field's name, or a field and the beginning of its value. */
export interface QueryCursor {
  readonly field?: string;
  readonly typed: string;
}

/** Reads the word before the cursor; undefined inside quotes. */
export function queryCursorAt(head: string): QueryCursor | undefined {
  const bare = head.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => '_'.repeat(quoted.length));
  if (bare.includes('"')) return undefined;
  const word = /[^\s()]*$/.exec(head)?.[0].replace(/^[-!]/, '') ?? '';
  const colon = word.indexOf(':');
  if (colon < 0) return { typed: word };
  const typed = word.slice(colon + 1).replace(/^(?:<=|>=|<|>|=)/, '');
  return { field: word.slice(0, colon).toLowerCase(), typed };
}

/** The fields a query may name, the built-in ones first. */
export function fieldSuggestions({ configuration }: Library): readonly Suggestion[] {
  const known = new Map<string, Suggestion>(
    documentFields.map(({ name, description }) => [
      name,
      { text: name, kind: 'field', documentation: description },
    ]),
  );
  for (const kind of configuration.kinds.values()) {
    for (const { key, description } of fieldsOf(kind)) {
      if (!known.has(key) && key !== 'sign_offs' && key !== 'gates') {
        known.set(key, {
          text: key,
          kind: 'field',
          detail: kind.id,
          documentation: description,
        });
      }
    }
  }
  return [...known.values()];
}

const states = ['open', '"awaiting', 'returned', 'closed', 'cancelled'];
const reviews = ['current', 'due-soon', 'overdue', 'long-overdue', 'never', 'invalid', 'none'];
const periods = ['<7d', '<30d', '>=-30d', '<0d'];

/** Values that a field of the query has in the library. */
export function queryValueSuggestions(
  library: Library,
  { field = '', typed }: QueryCursor,
  today: CivilDate,
): readonly Suggestion[] {
  switch (field) {
    case 'kind':
      return kindSuggestions(library);
    case 'owner':
    case 'role':
      return roleSuggestions(library, today);
    case 'workflow':
      return workflowSuggestions(library);
    case 'client':
    case 'project':
      return documentSuggestions(library, { typed, kinds: [field] }).suggestions;
    case 'id':
      return documentSuggestions(library, { typed }).suggestions;
    case 'tags':
      return tagSuggestions(library);
    case 'state':
      return plainSuggestions(states.map((state) => state.replace('"', '')));
    case 'review':
      return plainSuggestions(reviews);
    case 'reviewed_by':
    case 'read_by':
    case 'unread_by':
      return personSuggestions(library, today);
    case 'frontmatter':
      return plainSuggestions(['ok', 'none', 'invalid']);
    case 'status':
      return plainSuggestions(statusesIn(library));
    case 'gate':
      return plainSuggestions(gatesIn(library));
    default:
      return isDate(library, field) ? plainSuggestions(periods) : [];
  }
}

function statusesIn({ configuration }: Library): readonly string[] {
  return [...new Set([...configuration.kinds.values()].flatMap(({ statuses }) => statuses))];
}

function gatesIn(library: Library): readonly string[] {
  const ids = new Set<string>();
  for (const document of library.documents.values()) {
    const gates: unknown = profileIn(library, document).fields['gates'];
    for (const gate of Array.isArray(gates) ? (gates as readonly unknown[]) : []) {
      if (
        typeof gate === 'object' &&
        gate !== null &&
        'id' in gate &&
        typeof gate.id === 'string'
      ) {
        ids.add(gate.id);
      }
    }
  }
  return [...ids].sort();
}

function isDate({ configuration }: Library, name: string): boolean {
  return (
    documentFields.some((field) => field.name === name && field.type === 'date') ||
    [...configuration.kinds.values()].some((kind) =>
      fieldsOf(kind).some(({ key, type }) => key === name && type === 'date'),
    )
  );
}
