import type { CivilDate } from '../schema/civilDate.js';
import { documentFields } from './documentFields.js';
import type { FieldRegistry } from './fieldRegistry.js';
import type { Query, QueryProblem, QueryTerm } from './query.js';
import type { QueryField, QuerySubject } from './queryField.js';
import { createValueTest } from './valueTest.js';

/** Whether a document answers the query it was made from. */
export type SubjectTest = (subject: QuerySubject) => boolean;

export interface QueryTest {
  readonly matches: SubjectTest;
  readonly problems: readonly QueryProblem[];
}

/** Fields in which bare words are looked for: what people see of a document in a list or when they open it. */
const visibleFields = documentFields.filter(({ name }) =>
  ['title', 'id', 'path', 'heading', 'item'].includes(name),
);

/** The test that `query` makes in a library with the fields of `registry`; unknown fields and values of the wrong type are problems. */
export function createQueryTest(
  query: Query,
  registry: FieldRegistry,
  today: CivilDate,
): QueryTest {
  const problems: QueryProblem[] = [];
  const testOf = (part: Query): SubjectTest => {
    switch (part.kind) {
      case 'everything':
        return () => true;
      case 'and': {
        const tests = part.operands.map(testOf);
        return (subject) => tests.every((test) => test(subject));
      }
      case 'or': {
        const tests = part.operands.map(testOf);
        return (subject) => tests.some((test) => test(subject));
      }
      case 'not': {
        const test = testOf(part.operand);
        return (subject) => !test(subject);
      }
      case 'term':
        return termTest(part.term, { registry, today, problems });
      default:
        return part satisfies never;
    }
  };
  return { matches: testOf(query), problems };
}

interface TermContext {
  readonly registry: FieldRegistry;
  readonly today: CivilDate;
  readonly problems: QueryProblem[];
}

function termTest(term: QueryTerm, { registry, today, problems }: TermContext): SubjectTest {
  const { field, value } = term;
  if (field === undefined) {
    const test = createValueTest(value, 'prose', today);
    return typeof test === 'string' ? () => false : anyValue(visibleFields, test);
  }
  const found = registry.findField(field.name);
  if (found === undefined) {
    problems.push({ message: unknownField(field.name, registry), range: field.range });
    return () => false;
  }
  const test = createValueTest(value, found.type, today);
  if (typeof test === 'string') {
    problems.push({ message: `${field.name}: ${test}`, range: term.valueRange });
    return () => false;
  }
  return anyValue([found], test);
}

function anyValue(
  fields: readonly QueryField[],
  test: (value: string | number) => boolean,
): SubjectTest {
  return (subject) => fields.some((field) => field.valuesOf(subject).some(test));
}

/** Tells which field was meant, in words. */
export function unknownField(name: string, registry: FieldRegistry): string {
  const suggestion = registry.suggestField(name);
  const meant = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  return `There is no field "${name}".${meant}`;
}
