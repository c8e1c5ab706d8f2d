/** What a query asks for that nothing is called, said to whoever would take "none" for an answer. */
import type { Library } from '../library/library.js';
import { subjectOf } from '../query/documentFields.js';
import { createFieldRegistry, type FieldRegistry } from '../query/fieldRegistry.js';
import { parseQuery } from '../query/parseQuery.js';
import type { Query, QueryTerm } from '../query/query.js';
import type { QueryField } from '../query/queryField.js';
import { createValueTest } from '../query/valueTest.js';
import type { CivilDate } from '../schema/civilDate.js';
import { unknownName } from '../schema/unknownName.js';
import { queryValueSuggestions } from './queryCompletions.js';

/** Fields whose values have names that are settled somewhere, and what such a value is. */
const nouns: ReadonlyMap<string, string> = new Map([
  ['kind', 'kind'],
  ['owner', 'role'],
  ['role', 'role'],
  ['status', 'status'],
  ['state', 'state'],
  ['review', 'state of a review'],
  ['client', 'client'],
  ['project', 'project'],
  ['workflow', 'workflow'],
  ['gate', 'gate'],
  ['tags', 'tag'],
]);

/** A sentence for each value of the query that neither its editor suggests nor any document has: `No kind is named sopp; did you mean sop?` */
export function queryHints(library: Library, query: string, today: CivilDate): readonly string[] {
  const registry = createFieldRegistry(library);
  const hints = termsOf(parseQuery(query).query).flatMap(
    (term) => hintOf(term, { library, registry, today }) ?? [],
  );
  return [...new Set(hints)];
}

function termsOf(query: Query): readonly QueryTerm[] {
  switch (query.kind) {
    case 'everything':
      return [];
    case 'and':
    case 'or':
      return query.operands.flatMap(termsOf);
    case 'not':
      return termsOf(query.operand);
    case 'term':
      return [query.term];
    default:
      return query satisfies never;
  }
}

interface Asked {
  readonly library: Library;
  readonly registry: FieldRegistry;
  readonly today: CivilDate;
}

function hintOf({ field, value }: QueryTerm, asked: Asked): string | undefined {
  const name = field?.name ?? '';
  const noun = nouns.get(name);
  const found = asked.registry.findField(name);
  if (noun === undefined || found === undefined || value.kind === 'range') return undefined;
  const test = createValueTest(value, found.type, asked.today);
  if (typeof test === 'string' || (!value.quoted && /[*?]/.test(value.text))) return undefined;
  const suggested = suggestedValues(asked, { name, typed: value.text });
  if (suggested.some(test)) return undefined;
  // Every document is asked only where something seems wrong already.
  const written = writtenValues(asked, found);
  if (written.some(test)) return undefined;
  const known = [...new Set([...suggested, ...written])];
  return unknownName(noun, value.text, known);
}

function suggestedValues(
  { library, today }: Asked,
  { name, typed }: { readonly name: string; readonly typed: string },
): readonly string[] {
  const valuesOf = (field: string, beginning: string) =>
    queryValueSuggestions(library, { field, typed: beginning }, today).map(({ text }) => text);
  return [
    // What fits the beginning is among the suggestions however many others there are.
    ...new Set([...valuesOf(name, ''), ...valuesOf(name, typed)]),
    ...(name === 'state' ? valuesOf('gate', '').map((gate) => `awaiting ${gate}`) : []),
  ];
}

function writtenValues({ library, today }: Asked, field: QueryField): readonly string[] {
  const values = new Set<string>();
  for (const document of library.documents.values()) {
    for (const value of field.valuesOf(subjectOf(library, document, today))) {
      values.add(String(value));
    }
  }
  return [...values].sort();
}
