import type { Library } from '../library/library.js';
import type { Query, QueryTerm } from '../query/query.js';
import type { CivilDate } from '../schema/civilDate.js';
import { rolesOf } from '../schema/rosterLookup.js';

/** Who looks at a list: `@me` in its query means this person and the roles they hold. */
export interface Viewer {
  readonly handle: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** The person of the roster behind `handle` with the roles held on `today`; undefined when nobody has it. */
export function viewerOf(
  { roster }: Library,
  handle: string,
  today: CivilDate,
): Viewer | undefined {
  const person = roster.people.get(handle);
  return person && { handle, name: person.name, roles: rolesOf(roster, handle, today) };
}

/** The query with `@me` replaced by those it means, or `nobody` when it asks for somebody who is not known. */
export function forViewer(query: Query, viewer: Viewer | undefined): Query | 'nobody' {
  switch (query.kind) {
    case 'everything':
      return query;
    case 'and':
    case 'or': {
      const operands = query.operands.map((operand) => forViewer(operand, viewer));
      return operands.every((operand) => operand !== 'nobody') ? { ...query, operands } : 'nobody';
    }
    case 'not': {
      const operand = forViewer(query.operand, viewer);
      return operand === 'nobody' ? operand : { ...query, operand };
    }
    case 'term':
      return meansViewer(query.term) ? viewerTerms(query.term, viewer) : query;
    default:
      return query satisfies never;
  }
}

function meansViewer({ field, value }: QueryTerm): boolean {
  return (
    field !== undefined &&
    value.kind === 'text' &&
    !value.quoted &&
    value.text.toLowerCase() === '@me'
  );
}

function viewerTerms(term: QueryTerm, viewer: Viewer | undefined): Query | 'nobody' {
  if (viewer === undefined) {
    return 'nobody';
  }
  const operands = [viewer.handle, ...viewer.roles].map((text): Query => {
    const value = { kind: 'text', text, quoted: true, exact: true } as const;
    return { kind: 'term', term: { ...term, value } };
  });
  return { kind: 'or', operands };
}
