import type { Library } from '../library/library.js';
import { listSubjects, listViews } from '../lists/listDefinition.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { JsonSchema } from '../schema/jsonSchema.js';
import type { TextRange } from '../text/textRange.js';
import { noCompletions, type Completion, type Completions } from './completion.js';
import { plainSuggestions } from './libraryWords.js';
import { fieldSuggestions, queryCursorAt, queryValueSuggestions } from './queryCompletions.js';
import { keyCompletions, keySuggestions, valueCompletions } from './yamlCompletions.js';
import { yamlCursorAt, type YamlCursor } from './yamlCursor.js';

/** What a `sop-list` block of a dashboard may say. */
const listSchema: JsonSchema = {
  type: 'object',
  properties: {
    title: { type: 'string', description: 'Heading of the list.' },
    of: { enum: [...listSubjects], description: 'What its rows are.' },
    query: {
      type: 'string',
      description: 'Which documents it holds, such as kind:checklist due_on:<7d.',
    },
    columns: { type: 'array', items: { type: 'string' }, description: 'Fields that it shows.' },
    sort: {
      type: 'string',
      description: 'Field by which it is sorted, with desc behind it for the other way round.',
    },
    group: { type: 'string', description: 'Field by which it is grouped.' },
    limit: {
      type: 'integer',
      description: 'How many documents it shows at most.',
      examples: [10, 20, 50],
    },
    view: { enum: [...listViews], description: 'How it is shown.' },
    at_most: {
      type: 'integer',
      description: 'For a number: the largest one that is still good.',
      examples: [0, 3, 5],
    },
  },
  required: ['title', 'query'],
};

/** What may stand at `offset` of `source`, the text of a `sop-list` block that begins at `start` of its document. */
export function listBlockCompletions(
  library: Library,
  block: { readonly source: string; readonly start: number; readonly offset: number },
  today: CivilDate,
): Completions {
  const { source, start, offset } = block;
  const cursor = yamlCursorAt(source, offset - start);
  const found = cursor && completionsIn({ library, source, cursor, at: offset - start, today });
  return found === undefined
    ? noCompletions
    : {
        ...found,
        entries: found.entries.map((entry) => ({ ...entry, range: moved(entry.range, start) })),
      };
}

function completionsIn(at: {
  readonly library: Library;
  readonly source: string;
  readonly cursor: YamlCursor;
  readonly at: number;
  readonly today: CivilDate;
}): Completions {
  const { library, source, cursor } = at;
  const [key = ''] = cursor.path;
  if (cursor.place === 'key') {
    const keys = cursor.path.length > 0 ? [] : keySuggestions(listSchema, cursor.siblings);
    return keyCompletions(cursor, keys, (name) => listSchema.properties?.[name]);
  }
  switch (key) {
    case 'query':
      return queryCompletions(at);
    case 'columns':
    case 'group':
      return valueCompletions(cursor, fieldSuggestions(library), { source });
    case 'sort':
      return sortCompletions(at);
    case 'view':
      return valueCompletions(cursor, plainSuggestions(listViews), { source });
    case 'of':
      return valueCompletions(cursor, plainSuggestions(listSubjects), { source });
    case 'limit':
      return valueCompletions(cursor, plainSuggestions(['10', '20', '50']), { source });
    default:
      return noCompletions;
  }
}

/** Only the word at the cursor is replaced, for a query is many words. */
function queryCompletions(at: Parameters<typeof completionsIn>[0]): Completions {
  const { library, source, cursor, today } = at;
  const query = queryCursorAt(source.slice(cursor.range.start, at.at));
  if (query === undefined) return noCompletions;
  const rest = /^[^\s():]*/.exec(source.slice(at.at, cursor.range.end))?.[0] ?? '';
  const range = { start: at.at - query.typed.length, end: at.at + rest.length };
  if (query.field !== undefined) {
    const values = queryValueSuggestions(library, query, today);
    return {
      entries: values.map(({ text, ...others }): Completion => ({
        ...others,
        label: text,
        range,
        newText: /[\s()"]/.test(text) ? JSON.stringify(text) : text,
      })),
      isPartial: query.field === 'id',
    };
  }
  const gap =
    source.charAt(range.start - 1) === ':' && range.start === cursor.range.start ? ' ' : '';
  return {
    entries: fieldSuggestions(library).map(({ text, ...others }): Completion => ({
      ...others,
      label: text,
      range,
      newText: `${gap}${text}:`,
      leadsOn: true,
    })),
    isPartial: false,
  };
}

function sortCompletions(at: Parameters<typeof completionsIn>[0]): Completions {
  const { library, source, cursor } = at;
  const head = source.slice(cursor.range.start, at.at);
  const word = /^(\S+\s+)(\S*)$/.exec(head);
  if (word === null) return valueCompletions(cursor, fieldSuggestions(library), { source });
  const range = { start: at.at - (word[2]?.length ?? 0), end: cursor.range.end };
  return valueCompletions({ ...cursor, range }, plainSuggestions(['asc', 'desc']), { source });
}

function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
